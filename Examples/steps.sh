# What the examples share: a folder of their own, commands that are printed before they run, and
# checks of what came of them. Read by a script whose first argument is the program's path.
set -eu
solstice=$1
case $solstice in /*) ;; *) solstice=$PWD/$solstice ;; esac
example=$(basename "$0" .sh)
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM HUP
export SOLSTICE_DATABASE="$folder/example.db"
# A fixed Tuesday evening in California, so that everybody sees the same plans.
export SOLSTICE_NOW=2026-06-10T02:00Z
export TZ=America/Los_Angeles
checks=0

# say WORDS: what comes next.
say() { printf '\n# %s\n' "$1"; }

# run ARGUMENT...: prints a command, runs it, and shows what a person would see of it, which stays in
# $folder/output.
run() {
    printf '$ solstice'
    for word in "$@"; do
        case $word in *' '*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    status=0
    env CLICOLOR_FORCE=1 NO_COLOR=1 "$solstice" "$@" >"$folder/output" 2>&1 || status=$?
    cat "$folder/output"
    [ "$status" = 0 ] || fail "solstice $1 ended with status $status"
}

# field NAME ARGUMENT...: one field of what a command tells programs, a table of field and value.
field() {
    name=$1
    shift
    "$solstice" "$@" | awk -F '\t' -v name="$name" '$1 == name { print $2; exit }'
}

fail() {
    printf '%s: %s\n' "$example" "$1" >&2
    exit 1
}

# says TEXT: the last command printed this, whichever way its lines are broken.
says() {
    checks=$((checks + 1))
    tr -s ' \n' '  ' <"$folder/output" | grep -qF -- "$1" || fail "the output does not say: $1"
}

# same WHAT A B: two words are the same.
same() {
    checks=$((checks + 1))
    [ "$2" = "$3" ] || fail "$1: expected $3, found $2"
}

# holds WHAT EXPRESSION: arithmetic that awk finds true.
holds() {
    checks=$((checks + 1))
    awk "BEGIN { exit !($2) }" || fail "$1 does not hold: $2"
}

# near WHAT A B: two figures are the same, but for a ten-thousandth.
near() {
    [ -n "$2" ] && [ -n "$3" ] || fail "$1: a figure is missing ('$2', '$3')"
    holds "$1" "($2) - ($3) <= 1e-4 * ($3) && ($3) - ($2) <= 1e-4 * ($3)"
}

# reckoned JOB: a planned job's emissions, worked out again from what the plan and the forecast
# print: power times the rate of each hour that it runs.
reckoned() {
    job=$("$solstice" show "$1")
    region=$(echo "$job" | awk -F '\t' '$1 == "region" { print $2 }')
    { echo "$job"; "$solstice" forecast "$region" --horizon 14d; } | awk -F '\t' '
        # Seconds since the year 0 of a moment such as 2026-06-10T02:00:00Z.
        function seconds(t,    y, m, d) {
            y = substr(t, 1, 4); m = substr(t, 6, 2); d = substr(t, 9, 2)
            if (m < 3) { y -= 1; m += 12 }
            d += int(365.25 * y) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5)
            return d * 86400 + substr(t, 12, 2) * 3600 + substr(t, 15, 2) * 60 + substr(t, 18, 2)
        }
        $1 == "segments" { count = split($2, segments, ",") }
        $1 == "it_energy_kwh" { energy = $2 }
        $1 ~ /^[0-9]+-/ && NF >= 5 {
            from[++hours] = seconds($1); to[hours] = seconds($2); rate[hours] = $5
        }
        END {
            for (i = 1; i <= count; i++) {
                split(segments[i], ends, "/")
                a = seconds(ends[1]); b = seconds(ends[2]); length_of_all += b - a
                for (h = 1; h <= hours; h++) {
                    low = a > from[h] ? a : from[h]; high = b < to[h] ? b : to[h]
                    if (high > low) sum += (high - low) * rate[h]
                }
            }
            # Power is the same all the time: energy over time.
            printf "%.6f\n", energy / length_of_all * sum
        }'
}

# three_sites: the modelled sites with their history, sunny being home; all of them run jobs here.
three_sites() {
    run region add sunny --zone MODEL-SUN --time-zone America/Los_Angeles --home \
        --capacity v100=8
    run region add north --zone MODEL-NORTH --time-zone Europe/Stockholm --executor local \
        --capacity v100=4
    run region add dusty --zone MODEL-COAL --time-zone Africa/Johannesburg --executor local \
        --capacity v100=16
    run import pue Examples/data/modelled-pue-2025.csv
    run import carbon Examples/data/modelled-carbon-2025.csv
}

# finish: the last line.
finish() { printf '\n%s: all %s checks hold\n' "$example" "$checks"; }

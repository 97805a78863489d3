#!/bin/sh
# PUE alone: a short job waits for the night, and one of three weeks that is submitted in July is
# followed through the service until it runs in winter.
#
# usage: winter.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"
export TZ=UTC
pue=Examples/data/modelled-pue-seasons.csv

# known_by MOMENT: imports what was measured by then and after what is known already.
known=2024
known_by() {
    new="$folder/pue-$(echo "$1" | cut -c 1-10).csv"
    awk -F , -v start="$known" -v end="$1" 'NR == 1 || $1 >= start && $1 < end' "$pue" >"$new"
    run import pue "$new" --region lab
    known=$1
}

# about WHAT A B: two figures are the same, but for a twentieth.
about() {
    [ -n "$2" ] && [ -n "$3" ] || fail "$1: a figure is missing ('$2', '$3')"
    holds "$1" "($2) - ($3) <= 0.05 * ($3) && ($3) - ($2) <= 0.05 * ($3)"
}

# saved JOB: the share of its baseline that a job saved, by the statement on it.
saved() {
    "$solstice" report --job "$1" --format json |
        sed -n 's/^ *"savingFraction": \([0-9.e-]*\),*$/\1/p' | head -n 1
}

# planned JOB: the share that its plan saves.
planned() { field saving_fraction show "$1"; }

# service RATE: lets a service work for two seconds, in which time passes so many times as fast.
service() {
    timeout -s INT 2 "$solstice" run --clock "$1" >"$folder/output" 2>&1 || true
    says "stopped"
}

say "A site with a flat carbon intensity: what a job saves comes from its PUE, which is modelled."
export SOLSTICE_NOW=2025-07-10T12:00Z
run region add lab --zone MODEL-FLAT --time-zone UTC --home --capacity v100=8 \
    --carbon-intensity 300 --signal lifecycle
known_by 2025-07-10T12:00Z

say "A short job at noon, with a day of slack: PUE is about 10 % lower by night."
run submit --name short --deadline +1d --hours 4 --gpus 1 --gpu-type v100 --watts-per-gpu 250 \
    --cap none -- sleep 1.4
short=$(planned short)
about "what the night saves" "$short" 0.10
run run --until-empty --clock 10000x
says "Job 1 (short) succeeded"
export SOLSTICE_NOW=2025-07-12T12:00Z
known_by 2025-07-12T12:00Z
about "what the night has saved" "$(saved short)" 0.10

say "Three weeks of work in July, due after the winter: it is put off for half a year."
run submit --name long --deadline 2026-03-01T00:00Z --hours 504 --gpus 8 --gpu-type v100 \
    --watts-per-gpu 250 --cap none -- sleep 1.8
long=$(planned long)
about "what the winter saves" "$long" 0.33

say "The service looks at it now and then, with what has been measured by then: it goes on waiting."
for month in 2025-08 2025-10 2025-12; do
    export SOLSTICE_NOW=$month-01T00:00Z
    known_by "$SOLSTICE_NOW"
    service 3600x
    same "its state in $month" "$(field state show long)" planned
    holds "its start is in winter, by what is known in $month" \
        "$(field start show long | cut -c 1-7 | tr -d -) >= 202512"
done

say "Its time has come: three weeks pass in two seconds."
start=$(field start show long)
export SOLSTICE_NOW=$start
known_by "$start"
run run --until-empty --clock 1000000x
says "Job 2 (long) succeeded"
export SOLSTICE_NOW=2026-03-01T00:00Z
known_by 2026-03-01T00:00Z
run report --job long
about "what the winter has saved" "$(saved long)" 0.33

# percent SHARE: such as 33.1 %.
percent() { awk -v share="$1" 'BEGIN { printf "%.1f %%", share * 100 }'; }
say "Night instead of day: -$(percent "$(saved short)"), planned -$(percent "$short")."
say "Winter instead of summer: -$(percent "$(saved long)"), planned -$(percent "$long")."
finish

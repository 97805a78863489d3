#!/bin/sh
# Power caps: a lower cap takes longer, uses less energy, and meets other hours. The planner weighs
# all measured caps; too low a one is not taken.
#
# usage: power-cap.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

say "Measured caps of the V100: time and energy relative to no cap, and of workloads by their draw."
run accelerator show v100
three_sites

# one NAME CAP: a job of eight hours at home, with this cap.
one() {
    run submit --name "$1" --deadline +2d --hours 8 --gpus 1 --gpu-type v100 \
        --watts-per-gpu 222 --region sunny --cap "$2" -- true
}
say "Where no service has found that caps can be set, none is planned, and none can be asked for."
one unknown auto
says "is not planned"
same "cap" "$(field power_cap_watts show unknown)" ""
! "$solstice" submit --hours 8 --gpu-type v100 --watts-per-gpu 222 --region sunny --cap 100 \
    -- true 2>/dev/null || fail "a cap that cannot be set was taken"
run cancel unknown
run region set sunny --caps nvidia-smi

# hours JOB: how long its plan runs.
hours() {
    "$solstice" show "$1" --json | awk -F '"' '/"start": .*"end": / { print $4, $8; exit }' |
        sed 's/[TZ]/ /g; s/[-:]/ /g' |
        awk '{ print ($9 - $3) * 24 + $10 - $4 + ($11 - $5) / 60 + ($12 - $6) / 3600 }'
}

# field_of_report NAME: a figure of the statement on the job that was to be capped.
field_of_report() {
    "$solstice" report --job tight --format json | sed -n "s/^ *\"$1\": \([0-9.e-]*\),*$/\1/p" |
        head -n 1
}

say "The same job uncapped, at 100 W, and left to the planner."
one uncapped none
one tight 100
one best auto
says "the cap is set with nvidia-smi"
# of_table CAP KEY: what the table says of that cap on workloads that draw 222 W.
of_table() {
    "$solstice" accelerator show v100 --json | tr -d ' \n' | sed 's/{"capWatts":/\n&/g' |
        sed -n "s/^{\"capWatts\":$1,.*\"drawWatts\":222,[^}]*\"$2\":\([0-9.]*\).*/\1/p"
}
uncapped=$(field it_energy_kwh show uncapped)
near "energy without a cap: 222 W x 8 h" "$uncapped" 1.776
near "energy at 100 W, by the table" \
    "$(field it_energy_kwh show tight)" "$uncapped * $(of_table 100 relativeEnergy)"
near "hours at 100 W, those of the slowest" "$(hours tight)" \
    "8 * $(of_table 100 slowRelativeTime)"
holds "mean power is within the cap" "$(field it_energy_kwh show tight) / $(hours tight) <= 0.1"
holds "the planner's choice emits no more than either" \
    "$(field emissions_grams show best) <= $(field emissions_grams show uncapped) + 1e-6 &&
     $(field emissions_grams show best) <= $(field emissions_grams show tight) + 1e-6"
cap=$(field power_cap_watts show best)
near "energy at $cap W, by the table" "$(field it_energy_kwh show best)" \
    "$uncapped * $(of_table "$cap" relativeEnergy)"

say "With little time the deadline decides: 100 W would take longer than there is."
run submit --dry-run --name hurry --deadline +9h --hours 8 --gpus 1 --gpu-type v100 \
    --watts-per-gpu 222 --region sunny -- true
env CLICOLOR_FORCE= "$solstice" submit --dry-run --name hurry --deadline +9h --hours 8 --gpus 1 \
    --gpu-type v100 --watts-per-gpu 222 --region sunny -- true >"$folder/hurry"
cap=$(awk -F '\t' '$1 == "power_cap_watts" { print $2 }' "$folder/hurry")
holds "a cap that fits into nine hours" \
    "$(of_table "$cap" slowRelativeTime) * 8 <= 9"

say "Run two of them. This machine's driver is left alone: one that refuses stands in for it."
mkdir "$folder/bin"
printf '#!/bin/sh\necho "Insufficient Permissions" >&2\nexit 4\n' >"$folder/bin/nvidia-smi"
chmod +x "$folder/bin/nvidia-smi"
PATH="$folder/bin:$PATH"
run cancel best
run run --until-empty --clock 10000x
export SOLSTICE_NOW=2026-06-13T02:00Z
run show tight
problem=$(field cap_problem show tight)
same "the record says why it ran without its cap" "${problem:+yes}" yes
say "It ran uncapped, and its energy is accounted for so: $problem"
near "energy of the time that it really ran, uncapped" \
    "$(field_of_report itEnergyKWh)" "0.222 * $(field_of_report workedHours)"
same "its state" "$(field state show tight)" succeeded
finish

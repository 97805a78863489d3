#!/bin/sh
# The main job from end to end on modelled data: import, submit with a deadline, see the plan and
# its saving, run it under an accelerated clock, see the outcome.
#
# usage: demo.sh SOLSTICE    where SOLSTICE is the program's path
set -eu
solstice=$1
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
export SOLSTICE_DATABASE="$folder/demo.db"
# A fixed Tuesday evening in California, so that everybody sees the same plan.
export SOLSTICE_NOW=2026-06-10T02:00Z
export TZ=America/Los_Angeles
# Texts for people also where the output is kept in a file; colour only on a terminal.
export CLICOLOR_FORCE=1
[ -t 1 ] || export NO_COLOR=1

say() { printf '\n# %s\n' "$1"; }
run() {
    printf '$ solstice'
    for word in "$@"; do
        case $word in *' '*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    "$solstice" "$@"
}

say "Three modelled sites; this machine stands for all of them. sunny is home."
run region add sunny --zone MODEL-SUN --time-zone America/Los_Angeles --home \
    --capacity v100=8,a100=4
run region add north --zone MODEL-NORTH --time-zone Europe/Stockholm --executor local \
    --capacity v100=4
run region add dusty --zone MODEL-COAL --time-zone Africa/Johannesburg --executor local \
    --capacity v100=16

say "Their history: PUE and carbon intensity, each a CSV file."
run import pue Examples/data/modelled-pue-2025.csv
run import carbon Examples/data/modelled-carbon-2025.csv

say "What a day is like at home: midday is clean, and PUE is worst just then."
run profile carbon sunny

say "A training job that must stay at home: eight hours, two days of slack."
run submit --name train --deadline +2d --hours 8 --gpus 8 --gpu-type v100 --watts-per-gpu 300 \
    --region sunny --cap none -- sh Examples/train.sh 4
run explain train

say "The same job, free to go anywhere."
run submit --dry-run --name train --deadline +2d --hours 8 --gpus 4 --gpu-type v100 \
    --watts-per-gpu 300 -- sh Examples/train.sh 4

say "Would that have worked? Jobs of last year, decided upon with what had been known by then."
run backtest --mix 8h@24h,8h@7d

say "More jobs, from a file."
run submit --file Examples/jobs.yaml
run status

say "All of them planned together, with a proof of how good that is."
run plan
run doctor --plan
run forecast sunny --horizon 2d

say "Run them all to the end: two hours pass in a second."
run run --until-empty --clock 7200x

say "What came of it, two days later."
export SOLSTICE_NOW=2026-06-12T02:00Z
run show train
run logs train
run status --all
run doctor

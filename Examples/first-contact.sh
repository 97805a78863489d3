#!/bin/sh
# First contact: a region by its name alone, a plan on published annual figures, then with history,
# and the job's run to its end.
#
# usage: first-contact.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

say "One cloud region; its yearly figures are published, and that is all that is known."
run region add europe-west3 --home --pue 1.2 --capacity v100=4
says "Region europe-west3 (home)"

say "A job of eight hours. Every hour looks alike, so there is nothing to wait for."
run submit --name blind --deadline +2d --hours 8 --gpus 4 --gpu-type v100 --watts-per-gpu 300 \
    --cap none -- sh Examples/train.sh 1
says "not worth waiting"
grams=$(field annual_carbon_grams_per_kwh region show europe-west3)
pue=$(field annual_pue region show europe-west3)
near "4 boards x 300 W x 8 h x PUE x intensity" \
    "$(field emissions_grams show blind)" "4 * 0.3 * 8 * $pue * $grams"
run cancel blind

say "The same at a place whose history is known (modelled data of a solar grid)."
run region add sunny --zone MODEL-SUN --time-zone America/Los_Angeles --home --capacity v100=4
run import carbon Examples/data/modelled-carbon-2025.csv
run import pue Examples/data/modelled-pue-2025.csv --region sunny
run submit --name train --deadline +2d --hours 8 --gpus 4 --gpu-type v100 --watts-per-gpu 300 \
    --region sunny --cap none -- sh Examples/train.sh 1
says "Job 2 (train) is planned"
emitted=$(field emissions_grams show train)
baseline=$(field baseline_emissions_grams show train)
holds "waiting for the sun emits less than starting at once" "$emitted < 0.8 * $baseline"
near "the saving is the baseline less the plan" \
    "$(field saving_grams show train)" "$baseline - $emitted"
near "its emissions, hour by hour from the forecast" "$emitted" "$(reckoned train)"

say "Why then? What else was there?"
run explain train
says "Is waiting worth it? Yes."

say "Run it: two hours pass in a second."
run run --until-empty --clock 7200x
says "Job 2 (train) succeeded"
run logs train
says "training in sunny as job 2"
export SOLSTICE_NOW=2026-06-12T02:00Z
run show train
same "its state" "$(field state show train)" succeeded
near "the realised saving is the baseline less the outcome" \
    "$(field realised_saving_grams show train)" \
    "$(field realised_baseline_grams show train) - $(field realised_emissions_grams show train)"
finish

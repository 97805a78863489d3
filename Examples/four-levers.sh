#!/bin/sh
# The four levers of Patterson et al. (2021): a better model, a better accelerator, a better datacentre
# and a cleaner grid, each as a factor of one job's emissions. The job is made up; the figures of each
# lever were published.
#
# usage: four-levers.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

# factor LEVER: what it divides emissions by, from the job's JSON.
factor() {
    "$solstice" show train --json | sed -n '/"leverFactors"/,/}/p' |
        sed -n "s/^ *\"$1\": \([0-9.e-]*\),*$/\1/p"
}

# within LEVER LOW HIGH: the published range of a lever.
within() { holds "$1 $2 to $3" "$(factor "$1") >= $2 && $(factor "$1") <= $3"; }

say "A datacentre of the average PUE in 2020 (Uptime: 1.59) on Iowa's grid, and a cloud's in Oregon.
# Grids are those of Google's regions in 2024, and flat, so that no hour is better than another."
run region add average --zone US-IA --time-zone America/Chicago --pue 1.59 \
    --carbon-intensity 412.72 --signal direct --home
run region add cloud --zone US-OR --time-zone America/Los_Angeles --pue 1.11 \
    --carbon-intensity 79.23 --signal direct

say "A dense model on P100, a sparse one of a tenth of its energy, and that on TPU v2: 4.3 times
# faster at 1.3 times less power."
run submit --name train --deadline +60d --region average --region cloud \
    --variant "name=dense,gpu-type=p100,gpus=8,hours=430,watts=260" \
    --variant "name=sparse,model=sparse,gpu-type=p100,gpus=8,hours=43,watts=260" \
    --variant "name=sparse-tpu,model=sparse,gpu-type=tpu-v2,gpus=8,hours=10,watts=200" -- true
run explain train
says "How: the best plan of each variant"
says "datacentre"
within model 5 100
within datacentre 1.4 2
within grid 5 10
near "the model" "$(factor model)" 10
near "the accelerator, 4.3 times 1.3" "$(factor accelerator)" "4.3 * 1.3"
near "the datacentre" "$(factor datacentre)" "1.59 / 1.11"
near "the grid" "$(factor grid)" "412.72 / 79.23"
baseline=$(field baseline_emissions_grams show train)
plan=$(field emissions_grams show train)
near "all of them" "$baseline / $plan" \
    "$(factor model) * $(factor accelerator) * $(factor datacentre) * $(factor grid)"
holds "together 100 to 1000 times" "$baseline / $plan >= 100 && $baseline / $plan <= 1000"
finish

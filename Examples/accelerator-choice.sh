#!/bin/sh
# Which accelerator, how many of them, and which model: the comparisons that its makers published, as
# variants of one job. What was published is stated, and what follows from it is checked.
#
# usage: accelerator-choice.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

# of VARIANT COLUMN: a figure of the last comparison, from what it tells programs.
of() {
    awk -F '\t' -v name="$1" -v column="$2" '
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        $at["variant"] == name { print $at[column] }' "$folder/rows"
}

# compare ARGUMENT...: shows a comparison to people, and keeps its rows.
compare() {
    "$solstice" compare "$@" >"$folder/rows"
    run compare "$@"
}

# published WHAT RATIO EXPECTED: a ratio is what was published, within 5 %.
published() { holds "$1: published $3" "($2) > 0.95 * ($3) && ($2) < 1.05 * ($3)"; }

run region add site --zone ZZ --time-zone UTC --pue 1.1 --carbon-intensity 400 \
    --signal lifecycle --home
run accelerator add inferentia --watts 300
run accelerator add gpu-instance --watts 3000

say "BERT-Large from scratch on 16 instances (AWS): 2.3 h instead of 4 h, 29 % less energy, 787 instead
# of 2,091 dollars. No power was published: that of trn1 is what the 29 % make of it."
compare --deadline +2d \
    --variant "name=gpu,gpu-type=gpu-instance,gpus=16,hours=4,watts=3000,price=32.67" \
    --variant "name=trn1,gpu-type=trainium,gpus=16,hours=2.3,watts=3704,price=21.39"
published "energy" "$(of trn1 it_energy_kwh) / $(of gpu it_energy_kwh)" 0.71
published "time is 1.7 times shorter" "4 / 2.3" 1.7
published "dollars on gpu" "$(of gpu cost)" 2091
published "dollars on trn1" "$(of trn1 cost)" 787
same "the better one" "$(of trn1 is_best)" true

say "LayoutLM, a million inferences an hour (AWS): 6 inf1 instances instead of 33, 92 % less energy, 2
# instead of 25 dollars a million. What an instance draws is what the 92 % make of it."
cat >"$folder/layoutlm.yaml" <<'YAML'
work: 1e9
unit: inferences
deadline: +90d
variants:
  - {name: gpu, gpuType: gpu-instance, gpus: 33, throughput: 1e6, watts: 300, price: 0.7576}
  - {name: inf1, gpuType: inferentia, gpus: 6, throughput: 1e6, watts: 132, price: 0.3333}
YAML
compare "$folder/layoutlm.yaml"
says "per million inferences"
published "energy" "$(of inf1 it_energy_kwh) / $(of gpu it_energy_kwh)" 0.08
published "dollars a million on gpu" "$(of gpu cost_per_million)" 25
published "dollars a million on inf1" "$(of inf1 cost_per_million)" 2

say "A sparse model instead of a dense one, in a cleaner place (Patterson et al. 2021, arXiv 2104.10350):
# GShard-600B took 1/55 of GPT-3's energy and 1/130 of its net CO2e."
run region set site --pue 1.10 --carbon-intensity 429 --signal lifecycle
run region add oklahoma --zone ZO --time-zone UTC --pue 1.09 --carbon-intensity 177 \
    --signal lifecycle
compare --deadline +60d --region site --region oklahoma \
    --variant "name=gpt-3,gpu-type=v100,gpus=10000,hours=14d19h12m,watts=330" \
    --variant "name=gshard,model=sparse,gpu-type=tpu-v3,gpus=1024,hours=3d2h24m,watts=288"
"$solstice" compare --json --deadline +60d --region site \
    --variant "name=gpt-3,gpu-type=v100,gpus=10000,hours=14d19h12m,watts=330" >"$folder/gpt3"
gpt3=$(sed -n 's/^ *"emissionsGrams": \([0-9.e+]*\),*$/\1/p' "$folder/gpt3" | head -n 1)
published "energy" "1287e3 / $(of gshard facility_energy_kwh)" 55
published "net CO2e" "$gpt3 / $(of gshard emissions_grams)" 130

say "The Evolved Transformer is as good as the Transformer in 1.3 times less time."
compare --deadline +2d --variant "name=transformer,gpu-type=v100,hours=13,watts=300" \
    --variant "name=evolved,model=evolved,gpu-type=v100,hours=10,watts=300"
published "energy" "$(of transformer it_energy_kwh) / $(of evolved it_energy_kwh)" 1.3

say "TPU v2 trains a Transformer 4.3 times faster than P100 at 1.3 times less power: 5.6 times the
# work for each watt."
compare --deadline +2d --variant "name=p100,gpu-type=p100,hours=43,watts=260" \
    --variant "name=tpu,gpu-type=tpu-v2,hours=10,watts=200"
published "work for each watt" "$(of p100 it_energy_kwh) / $(of tpu it_energy_kwh)" 5.6
finish

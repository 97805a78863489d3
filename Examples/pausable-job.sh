#!/bin/sh
# A pausable job: it stops in dirty hours and goes on in clean ones, each time from its checkpoint.
#
# usage: pausable-job.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

say "Three modelled sites; the job stays at home, where nights are dirty."
three_sites

say "Twelve hours in one piece have to take some of the night."
run submit --dry-run --name whole --deadline +3d --hours 12 --gpus 4 --gpu-type v100 \
    --watts-per-gpu 300 --region sunny --cap none -- true
whole=$("$solstice" submit --dry-run --name whole --deadline +3d --hours 12 --gpus 4 \
    --gpu-type v100 --watts-per-gpu 300 --region sunny --cap none -- true |
    awk -F '\t' '$1 == "emissions_grams" { print $2 }')

say "The same job, pausing at a cost of ten minutes each time that it goes on."
run submit --name pauses --deadline +3d --hours 12 --gpus 4 --gpu-type v100 \
    --watts-per-gpu 300 --region sunny --cap none --pausable --resume-cost 10m \
    --pause-by checkpoint --pause-grace 6h -- sh Examples/checkpoint.sh 20 "$folder/epoch"
says "pauses"
segments=$(field segments show pauses)
pieces=$(echo "$segments" | tr ',' '\n' | grep -c /)
holds "it runs in several pieces" "$pieces > 1"
holds "pausing emits less" "$(field emissions_grams show pauses) < $whole"
near "every piece after the first takes ten minutes more" \
    "$(field it_energy_kwh show pauses)" "4 * 0.3 * (12 + ($pieces - 1) / 6)"
near "its emissions, hour by hour from the forecast" \
    "$(field emissions_grams show pauses)" "$(reckoned pauses)"

say "Run it: two hours pass in a second. It is asked to save its work, and started again."
run run --until-empty --clock 7200x
says "pauses until"
says "Job 1 (pauses) succeeded"
export SOLSTICE_NOW=2026-06-14T02:00Z
run show pauses
run logs pauses
says "saved before epoch"
says "going on with epoch"
same "epochs, each done once" \
    "$(grep -c '^epoch' "$folder/output") $(grep '^epoch' "$folder/output" | sort -u | wc -l)" \
    "20 20"
finish

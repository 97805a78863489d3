#!/bin/sh
# Many regions: where a job goes, when its data has to go with it, and a queue planned together
# within what each place has, with a proof of how good that is.
#
# usage: many-regions.sh SOLSTICE    where SOLSTICE is the program's path
. "$(dirname "$0")/steps.sh"

say "Three modelled sites: solar, windy and coal."
three_sites

say "A job that may go anywhere goes where it emits least."
run submit --name free --deadline +1d --hours 6 --gpus 2 --gpu-type v100 --watts-per-gpu 300 \
    --cap none -- true
"$solstice" explain free >"$folder/table"
best=$(awk -F '\t' '$1 == "best" { print $7 }' "$folder/table")
least=$(awk -F '\t' '$1 == "region" { print $7 }' "$folder/table" | sort -n | head -n 1)
near "the plan is that of the region that emits least" "$best" "$least"
same "regions compared" "$(grep -c '^region' "$folder/table")" 3
near "its emissions, hour by hour from the forecast" "$best" "$(reckoned free)"

say "Half a terabyte has to move first: a wide road changes nothing, a costly one keeps it at home."
run region set north --transfer-kwh-per-gb 0.001 --transfer-gbps 10
run region set dusty --transfer-kwh-per-gb 0.001 --transfer-gbps 10
run submit --name moves --deadline +1d --hours 6 --gpus 1 --gpu-type v100 --watts-per-gpu 300 \
    --cap none --dataset-gb 500 -- true
same "region" "$(field region show moves)" north
holds "the transfer's emissions are counted" "$(field transfer_grams show moves) > 0"
run region set north --transfer-kwh-per-gb 1
run region set dusty --transfer-kwh-per-gb 1
run submit --name stays --deadline +1d --hours 6 --gpus 1 --gpu-type v100 --watts-per-gpu 300 \
    --cap none --dataset-gb 500 -- true
same "region" "$(field region show stays)" sunny
near "nothing is moved" "1 + $(field transfer_grams show stays)" 1

run cancel free moves stays
say "Ten jobs want the same clean hours; all are planned together."
count=0
while [ "$count" -lt 10 ]; do
    count=$((count + 1))
    printf '{"name": "queue-%s", "hours": %s, "gpus": 2, "gpuType": "v100", "wattsPerGpu": 300,
        "deadline": "+2d", "cap": "none", "command": ["true"]}\n' "$count" $((count % 4 + 3)) |
        tr -d '\n'
    echo
done >"$folder/jobs.jsonl"
run submit --file "$folder/jobs.jsonl"
run plan --effort quick
says "best possible, proven"
run status --chart
"$solstice" plan --dry-run --effort quick >"$folder/plan"
near "the plan emits what its jobs emit" \
    "$("$solstice" status | awk -F '\t' 'NR > 1 { sum += $11 } END { printf "%.6f", sum }')" \
    "$(awk -F '\t' '$1 == "emissions_grams" { print $2 }' "$folder/plan")"
holds "no plan emits less than the bound" \
    "$(awk -F '\t' '$1 == "lower_bound_grams" { b = $2 } $1 == "objective_grams" { o = $2 }
        END { print b " <= " o " + 1e-6" }' "$folder/plan")"

say "Never more accelerators at work than there are, by a count of our own."
"$solstice" status | awk -F '\t' '
    NR > 1 { print $4, $6, $8; print $5, $6, -$8 }' | sort -k2,2 -k1,1 -k3,3n | awk '
    BEGIN { has["sunny"] = 8; has["north"] = 4; has["dusty"] = 16 }
    $2 != region { region = $2; used = 0 }
    { used += $3; if (used > most[region]) most[region] = used }
    END {
        for (region in most) {
            printf "%s: at most %d of %d\n", region, most[region], has[region]
            if (most[region] > has[region]) bad = 1
        }
        exit bad
    }' || fail "a region holds more than it has"
checks=$((checks + 1))
run doctor --plan
says "The current plan is sound"
finish

#!/bin/sh
# A region on a Slurm cluster: the job is submitted with sbatch at its planned start, followed, and
# accounted for. With Slurm on this machine two small clusters are started for it, and stopped
# afterwards; without, nothing is done.
#
# usage: slurm.sh SOLSTICE    where SOLSTICE is the program's path
if [ -z "${SOLSTICE_SLURM_CONF_EAST-}" ]; then
    PATH="$PATH:/usr/sbin:/sbin"
    for program in sbatch slurmctld slurmd munged; do
        command -v "$program" >/dev/null || {
            echo "slurm: skipped, since there is no $program here"
            exit 0
        }
    done
    exec sh "$(dirname "$0")/../Tests/Slurm/clusters.sh" sh "$0" "$1"
fi
. "$(dirname "$0")/steps.sh"

say "A cluster with four accelerators is a region; home (dusty, a coal grid) is this machine."
run region add dusty --zone MODEL-COAL --time-zone Africa/Johannesburg --home
run region add north --zone MODEL-NORTH --time-zone Europe/Stockholm --capacity a100=4 \
    --executor slurm --slurm-conf "$SOLSTICE_SLURM_CONF_EAST" --partition batch
says "slurm"
run import carbon Examples/data/modelled-carbon-2025.csv
run import pue Examples/data/modelled-pue-2025.csv

say "The job goes where it emits least, and that is the cluster."
cat >"$folder/job.sh" <<'END'
echo "Slurm's job $SLURM_JOB_ID is job $SOLSTICE_JOB_ID in $SOLSTICE_REGION"
sleep 1
END
run submit --name batch --deadline +1d --hours 4 --gpus 2 --gpu-type a100 --watts-per-gpu 300 \
    --cap none -- sh "$folder/job.sh"
same "region" "$(field region show batch)" north
near "its emissions, hour by hour from the forecast" \
    "$(field emissions_grams show batch)" "$(reckoned batch)"

say "Run it: an hour passes in a second; Slurm keeps its own time."
run run --until-empty --clock 3600x
says "Job 1 (batch) succeeded"
export SOLSTICE_NOW=2026-06-13T02:00Z
run show batch
same "its state" "$(field state show batch)" succeeded
run logs batch
says "is job 1 in north"
number=$(sed -n "s/^Slurm's job \([0-9]*\) is.*/\1/p" "$folder/output")
comment=$(SLURM_CONF=$SOLSTICE_SLURM_CONF_EAST scontrol show job "$number" 2>/dev/null |
    sed -n 's/^ *Comment=//p')
if [ -n "$comment" ]; then
    echo "Slurm's own record of it: $comment"
    holds "Slurm's record names the attempt" "$(echo "$comment" | grep -c solstice) > 0"
fi
finish

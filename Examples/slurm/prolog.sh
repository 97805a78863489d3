#!/bin/sh
# Sets the power limit that Solstice planned for a job on the GPUs that the job gets, as root, before
# it begins. In slurm.conf: Prolog=/etc/slurm/solstice-prolog.sh
#
# A prolog that fails drains its node. This one never does: a job that cannot be capped runs
# uncapped, and its record says so.
kept=${SOLSTICE_CAP_FOLDER:-/run/solstice-caps}

# The plan's cap is in the job's comment: {"powerCapWatts":250,"solsticeAttempt":"…"}
watts=$(scontrol show job "$SLURM_JOB_ID" 2>/dev/null |
    sed -n 's/^ *Comment=.*"powerCapWatts":\([0-9]*\).*"solsticeAttempt".*/\1/p' | head -n 1)
[ -n "$watts" ] && [ -n "$SLURM_JOB_GPUS" ] || exit 0

mkdir -p "$kept" || exit 0
for gpu in $(echo "$SLURM_JOB_GPUS" | tr , ' '); do
    # The limit that was there first is kept, also where an epilog was missed.
    if [ ! -e "$kept/$gpu" ]; then
        nvidia-smi -i "$gpu" --query-gpu=power.limit --format=csv,noheader,nounits \
            >"$kept/$gpu.draft" && mv "$kept/$gpu.draft" "$kept/$gpu" || continue
    fi
    nvidia-smi -i "$gpu" -pl "$watts" >/dev/null
done
exit 0

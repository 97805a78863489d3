#!/bin/sh
# Gives a job's GPUs back the power limits that prolog.sh found, as root, after the job.
# In slurm.conf: Epilog=/etc/slurm/solstice-epilog.sh
kept=${SOLSTICE_CAP_FOLDER:-/run/solstice-caps}

for gpu in $(echo "${SLURM_JOB_GPUS-}" | tr , ' '); do
    [ -e "$kept/$gpu" ] || continue
    nvidia-smi -i "$gpu" -pl "$(cat "$kept/$gpu")" >/dev/null && rm -f "$kept/$gpu"
done
exit 0

#!/bin/sh
# Stands for a training run that saves its work when it is asked to stop, and goes on from there:
# checkpoint.sh EPOCHS FILE
epochs=$1
file=$2
epoch=1
if [ "${SOLSTICE_RESUME-}" = 1 ] && [ -s "$file" ]; then
    read -r epoch <"$file"
    echo "going on with epoch $epoch"
fi
trap 'echo "$epoch" >"$file"; echo "saved before epoch $epoch"; exit 0' TERM
while [ "$epoch" -le "$epochs" ]; do
    sleep 0.25 &
    wait "$!"
    echo "epoch $epoch of $epochs"
    epoch=$((epoch + 1))
done

#!/bin/sh
# Stands for a training run: says where it runs and works for a few seconds.
echo "training in $SOLSTICE_REGION as job $SOLSTICE_JOB_ID, to be done by $SOLSTICE_DEADLINE"
epochs=${1:-4}
epoch=1
while [ "$epoch" -le "$epochs" ]; do
    sleep 1
    echo "epoch $epoch of $epochs"
    epoch=$((epoch + 1))
done

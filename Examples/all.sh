#!/bin/sh
# Runs every example and prints a line for each; where one fails, all that it printed.
#
# usage: all.sh SOLSTICE    where SOLSTICE is the program's path
folder=$(dirname "$0")
output=$(mktemp)
trap 'rm -f "$output"' EXIT
failed=0
for example in first-contact many-regions accelerator-choice four-levers power-cap pausable-job winter \
    slurm embedding; do
    start=$(date +%s)
    if sh "$folder/$example.sh" "$1" >"$output" 2>&1; then
        last=$(tail -n 1 "$output")
        printf '%-15s %s (%s s)\n' "$example" "${last#*: }" "$(($(date +%s) - start))"
    else
        cat "$output"
        printf '%-15s FAILED\n' "$example"
        failed=1
    fi
done
exit "$failed"

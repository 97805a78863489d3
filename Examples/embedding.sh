#!/bin/sh
# Embedding the library: builds the Swift package in Examples/library, which depends on Solstice by
# its path, and runs it. It shares the folder of packages that the repository has fetched already.
#
# usage: embedding.sh SOLSTICE    where SOLSTICE is the program's path, to look at the same database
. "$(dirname "$0")/steps.sh"
# Its moments are its own.
unset SOLSTICE_NOW

say "A program of its own, with a scheduler inside it."
build="$PWD/.build-embedding"
mkdir -p "$build"
for known in checkouts repositories workspace-state.json; do
    [ -e "$build/$known" ] || [ ! -e ".build/$known" ] || cp -R ".build/$known" "$build/"
done
# The versions that the repository is tested with.
[ ! -e Package.resolved ] || cp Package.resolved Examples/library/
${SWIFT:-swift} build --package-path Examples/library --scratch-path "$build" --quiet \
    >"$folder/build" 2>&1 || {
    cat "$folder/build"
    fail "the package does not build"
}
program=$(${SWIFT:-swift} build --package-path Examples/library --scratch-path "$build" \
    --show-bin-path)/Embedding
"$program" "$folder" Examples/data >"$folder/output" 2>"$folder/errors" || {
    cat "$folder/output" "$folder/errors"
    fail "the program failed"
}
cat "$folder/output"
says "MODEL-SUN: 2920 values"
says "train succeeded"
says "evaluate succeeded"

# figure WORDS: the figure after these words at the start of a line.
figure() { sed -n "s/^$1 \([-0-9.e]*\).*/\1/p" "$folder/output" | head -n 1; }
holds "no plan emits less than the bound" "$(figure 'lower bound') <= $(figure '.* objective') + 1e-6"
near "the saving is what the plan spares of the baseline" \
    "$(figure saving)" "1 - $(figure planned) / $(figure baseline)"
reckoning=$(sed -n 's/^train: \(.*\) kWh x \(.*\) x \(.*\) g\/kWh = \(.*\) g$/\4 \1 * \2 * \3/p' \
    "$folder/output")
near "energy x PUE x intensity" "${reckoning%% *}" "${reckoning#* }"

say "The same database, seen with the program."
export SOLSTICE_DATABASE="$folder/embedded.db"
run status --all
same "the job's state" "$(field state show train)" succeeded
finish

#!/bin/sh
# Holds the API against its own OpenAPI document: `sh api.sh PROGRAM`, in the repository's root.
#
# A validator judges the document, and property-based requests made from it look for errors of the
# server, answers that the document does not promise, and changes without a token. It installs its
# tools into .build-api. SEED and EXAMPLES say which requests and how many.
set -eu
program=$1
tools=$PWD/.build-api
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

if [ ! -x "$tools/bin/schemathesis" ]; then
    echo "schemathesis is missing; installing it into .build-api"
    python3 -m venv "$tools"
    "$tools/bin/pip" install -q schemathesis openapi-spec-validator prometheus-client
fi

export SOLSTICE_DATABASE="$work/solstice.db" SOLSTICE_NOW=2025-06-10T02:00Z
"$program" region add sunny --zone MODEL-SUN --time-zone America/Los_Angeles --home \
    --capacity v100=8 >"$work/log"
"$program" import carbon Examples/data/modelled-carbon-2025.csv >>"$work/log"
"$program" import pue Examples/data/modelled-pue-2025.csv --region sunny \
    --time-zone America/Los_Angeles >>"$work/log"
for name in first second third; do
    "$program" submit --name "$name" --deadline +2d --hours 6 --gpus 2 --gpu-type v100 \
        -- true >>"$work/log"
done
# Nothing that requests make up is ever run.
token=$("$program" token add test 2>>"$work/log")
"$program" serve --listen 127.0.0.1:0 --without-service --plan-limit 1s \
    2>"$work/served" &
server=$!
base=
until [ -n "$base" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$work/served"; exit 1; }
    sleep 0.2
    base=$(sed -n 's/^serving \(http:[^ ;]*\)\/.*/\1/p' "$work/served")
done

fetch() { python3 -c 'import sys, urllib.request as u; sys.stdout.write(u.urlopen(sys.argv[1]).read().decode())' "$1"; }

echo "== the document is valid"
fetch "$base/openapi.json" >"$work/openapi.json"
"$tools/bin/openapi-spec-validator" "$work/openapi.json"

echo "== the metrics can be read"
fetch "$base/metrics" | "$tools/bin/python" -c '
import sys
from prometheus_client.parser import text_string_to_metric_families
families = list(text_string_to_metric_families(sys.stdin.read()))
assert len(families) > 7, families
print(len(families), "families")'

# It keeps notes in the folder that it runs in.
run() (
    cd "$work"
    "$tools/bin/schemathesis" run "$base/openapi.json" --seed "${SEED:-1}" \
        --max-examples "${EXAMPLES:-40}" --exclude-path /api/v1/events --no-color \
        --rate-limit 90/s --request-timeout 60 "$@"
)

# What a valid request asks for may still be impossible, such as a deadline that has passed.
echo "== requests with a token"
run --header "Authorization: Bearer $token" --exclude-checks positive_data_acceptance

echo "== requests without one change nothing"
before=$("$program" status --all --json; "$program" token list; "$program" region list --json)
run --exclude-checks positive_data_acceptance --phases coverage,fuzzing
after=$("$program" status --all --json; "$program" token list; "$program" region list --json)
[ "$before" = "$after" ] || { echo "something was changed without a token"; exit 1; }
kill -0 "$server" || { echo "the server has fallen"; cat "$work/served"; exit 1; }
echo "the API is as its document says"

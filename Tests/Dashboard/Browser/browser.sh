#!/bin/sh
# Drives a headless Chromium over the pages of a furnished server:
#
#     sh Tests/Dashboard/Browser/browser.sh SOLSTICE check
#     sh Tests/Dashboard/Browser/browser.sh SOLSTICE pictures FOLDER
#
# SOLSTICE is the program's path. Chromium and its letters are installed where they are missing, and
# what drives it goes into .build-browser.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
room="$here/../../../.build-browser"

install_chromium() {
    missing=
    command -v chromium >/dev/null || missing=chromium
    [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing="$missing fonts-dejavu-core"
    python3 -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
    [ -n "$missing" ] || return 0
    echo "missing; installing:" $missing
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $missing >/dev/null
}

# Written last, so that what was interrupted is done anew.
install_driver() {
    wanted='playwright==1.65.2 axe-playwright-python==0.1.8'
    [ "$(cat "$room/installed" 2>/dev/null)" != "$wanted" ] || return 0
    echo "installing into .build-browser: $wanted"
    python3 -m venv "$room"
    "$room/bin/pip" install --quiet --disable-pip-version-check $wanted
    echo "$wanted" >"$room/installed"
}

install_chromium
install_driver
# Only what the program itself writes is read; the machine's own settings stay out of it.
unset SOLSTICE_DATABASE SOLSTICE_NOW NO_COLOR CLICOLOR_FORCE
export PYTHONDONTWRITEBYTECODE=1
exec "$room/bin/python" "$here/dashboard.py" "$@"

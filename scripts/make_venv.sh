#!/bin/sh
# Makes .venv with the first Python on the PATH that is 3.11 or newer ($PYTHON goes first).
set -eu
cd "$(dirname "$0")/.."

if [ -x .venv/bin/pip ]; then
    exit 0
fi

for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "Making .venv with $("$python" --version)…"
        if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            exec "$python" -m venv .venv
        fi
        echo "$python cannot make virtual environments: install its venv module" \
            "(Debian, Ubuntu: apt-get install python3-venv), then run this again." >&2
        exit 1
    fi
done

echo "MiniConf needs Python 3.11 or newer, and there is none on the PATH: install it" \
    "(https://www.python.org/downloads/), or name it with PYTHON=/path/to/python." >&2
exit 1

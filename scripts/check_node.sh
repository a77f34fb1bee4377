#!/bin/sh
# Says what is missing where Node.js 20+ or npm is not installed.
set -eu

if ! command -v npm >/dev/null 2>&1; then
    echo "MiniConf takes its browser libraries from npm, and npm is not installed: install" \
        "Node.js 20 or newer with npm (https://nodejs.org), then run this again." >&2
    exit 1
fi
if ! node -e 'process.exit(parseInt(process.versions.node, 10) < 20)' 2>/dev/null; then
    echo "MiniConf needs Node.js 20 or newer, and this is $(node --version 2>/dev/null ||
        echo no Node.js): install it from https://nodejs.org, then run this again." >&2
    exit 1
fi

"""Says what to install where Node.js 20 or newer, or its npm, is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

OLDEST = 20

REMEDY = (
    f"install Node.js {OLDEST} or newer with npm (https://nodejs.org, or your system's packages), "
    "then run this again."
)


class NodeMissing(Exception):
    """Node.js or npm is missing or too old; the message says what to do."""


def find_npm() -> str:
    """The path of npm, with a Node.js that is new enough. Raises ``NodeMissing``."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise NodeMissing(
            f"MiniConf takes its browser libraries from npm, which is not installed: {REMEDY}"
        )
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)\.", answer)
    if version is None or int(version[1]) < OLDEST:
        raise NodeMissing(f"This Node.js ({answer.strip() or node}) is too old: {REMEDY}")
    return npm


def main() -> int:
    """Say nothing, or what is missing; the exit status."""
    try:
        find_npm()
    except NodeMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

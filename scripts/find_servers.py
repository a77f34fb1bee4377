"""Finds the PostgreSQL, Redis and nginx that tests run, and says where they are.

Looks along the PATH, and also where Debian puts PostgreSQL and nginx. With ``--install`` it
installs Debian's packages where nothing is found and that is allowed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {"redis-server": "redis-server", "initdb": "postgresql", "nginx": "nginx"}
"""Debian's packages, by a program that is in each."""
_DEBIAN = Path("/usr/lib/postgresql")


class ServerMissing(Exception):
    """A server that tests need is not there; the message says how to get it."""


def find(program: str) -> str:
    """The path of redis-server, initdb, postgres or nginx. Raises ``ServerMissing``."""
    places = (None, "/usr/sbin", *map(str, sorted(_DEBIAN.glob("*/bin"), reverse=True)))
    for place in places:
        found = shutil.which(program, path=place)
        if found is not None:
            return found
    package = PACKAGES.get(program, "postgresql")
    raise ServerMissing(
        f"Tests of the live service need {program}, and there is none: install it (Debian: "
        f"`apt-get install {package}`), then run this again."
    )


def install(program: str) -> None:
    """Install Debian's package. Raises ``ServerMissing`` where that is not possible."""
    package, apt = PACKAGES[program], shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        find(program)
        return
    print(f"Installing {package} with apt-get…", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        done = subprocess.run(
            [apt, "--quiet", *command], env=environment, stdout=sys.stderr, check=False
        )
        if done.returncode:
            raise ServerMissing(f"`apt-get {' '.join(command)}` failed.")


def main() -> int:
    """Print the paths; the exit status."""
    try:
        for program in PACKAGES:
            try:
                find(program)
            except ServerMissing:
                if "--install" not in sys.argv:
                    raise
                install(program)
            print(find(program))
    except ServerMissing as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

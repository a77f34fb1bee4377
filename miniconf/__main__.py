"""``python -m miniconf``."""

from __future__ import annotations

from miniconf.cli import main

main()

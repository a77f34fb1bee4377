"""The command line: one file a command, wiring only."""

from __future__ import annotations

"""Where what can be made again is kept."""

from __future__ import annotations

FOLDER = ".miniconf"
"""A folder beside the data, never part of a site."""

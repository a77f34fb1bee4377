"""Calendar files."""

from __future__ import annotations

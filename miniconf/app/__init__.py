"""Use cases that need several pillars."""

from __future__ import annotations

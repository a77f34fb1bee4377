"""Flask: what serves a conference."""

from __future__ import annotations

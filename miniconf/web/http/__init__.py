"""The API over HTTP."""

from __future__ import annotations

ROOT = "/api/v1"
"""Where it answers, from the site's root."""

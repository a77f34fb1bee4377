"""Every version that the tables have had."""

from __future__ import annotations

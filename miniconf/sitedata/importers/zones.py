"""Zones for sources that know offsets only."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_COMMON = """
    UTC America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo
    Europe/London Europe/Paris Europe/Athens Africa/Nairobi Asia/Dubai Asia/Kolkata Asia/Bangkok
    Asia/Singapore Asia/Tokyo Australia/Sydney Pacific/Auckland
""".split()


def zone_of_offset(offset: timedelta, moment: datetime) -> str:
    """The name of a common zone whose clocks are ``offset`` from UTC at ``moment``, else UTC."""
    for name in _COMMON:
        if moment.astimezone(ZoneInfo(name)).utcoffset() == offset:
            return name
    return "UTC"


def offset_text(offset: timedelta) -> str:
    """``UTC−07:00``."""
    minutes = int(offset.total_seconds()) // 60
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

"""Times as written to instants in UTC.

A local time that a zone skips (the gap of daylight saving) or has twice (its fold) is
recognised as PEP 495 describes: the offsets of both folds differ.
"""

from __future__ import annotations

import difflib
import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from miniconf.sitedata.findings import Flaw

EARLIEST, LATEST = 1900, 2199
"""Years between which a time is plausible."""

_TIME = re.compile(
    r"""(\d{4})-(\d{1,2})-(\d{1,2})
        (?:[Tt_\s]+(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,]\d+)?)?)?
        \s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?""",
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_HOW = "write 2026-07-06T14:00+02:00, or 2026-07-06 14:00 with a zone"
_NICKNAMES = {"aoe": "Etc/GMT+12", "z": "UTC", "utc": "UTC"}


@cache
def zone_named(name: str) -> ZoneInfo:
    """The IANA zone ``name``. A ``Flaw`` names the nearest one where there is none."""
    name = _NICKNAMES.get(name.strip().lower(), name.strip())
    try:
        if not name.startswith(("posix", "right/", "local", "Factory")):
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise Flaw("time.unknown-zone", f"there is no time zone {name!r}", _nearest_zone(name), name)


def instant(text: str, zone: ZoneInfo, *, whole_days: bool = False) -> datetime:
    """The instant in UTC that ``text`` means; ``zone`` holds where it has no offset.

    With ``whole_days`` a day alone means its first moment. Raises ``Flaw``.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise Flaw("time.unreadable", "this is not a time", _HOW, text)
    if match[4] is None and not whole_days:
        raise Flaw("time.unreadable", "the day has no hour", _HOW, text)
    local = _local(match, text)
    offset = match[7]
    if match[4] is not None and offset:
        return _in_utc(local.replace(tzinfo=_fixed(offset, text)), text)
    return from_local(local, zone)


def from_local(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which clocks in ``zone`` show the naive time ``local``.

    Raises ``Flaw`` where there is none (``time.nonexistent``) or two (``time.ambiguous``).
    """
    written = local.isoformat(sep=" ", timespec="minutes")
    first = local.replace(tzinfo=zone, fold=0)
    second = local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return _in_utc(first, written)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        reason = f"clocks in {zone.key} skip {written} (daylight saving begins)"
        raise Flaw("time.nonexistent", reason, "write the hour after the change", written)
    choices = " or ".join(moment.isoformat(timespec="minutes") for moment in (first, second))
    reason = f"clocks in {zone.key} show {written} twice (daylight saving ends)"
    raise Flaw("time.ambiguous", reason, f"say which one: {choices}", written)


def day(text: str) -> date:
    """The day ``text``, YYYY-MM-DD. Raises ``Flaw``."""
    match = _DAY.fullmatch(text.strip())
    if match is not None and EARLIEST <= int(match[1]) <= LATEST:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
    raise Flaw("date.unreadable", "this is not a day", "write 2026-07-06", text)


def _local(match: re.Match[str], text: str) -> datetime:
    year, month, dom, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    if not EARLIEST <= year <= LATEST:
        raise Flaw("time.unreadable", f"the year {year} is not plausible", _HOW, text)
    midnight = hour == 24 and minute == second == 0  # ISO 8601's end of the day
    try:
        local = datetime(year, month, dom, 0 if midnight else hour, minute, min(second, 59))  # noqa: DTZ001
    except ValueError as error:
        raise Flaw("time.unreadable", f"this is not a time: {error}", _HOW, text) from None
    return local + timedelta(days=midnight)


def _fixed(offset: str, text: str) -> tzinfo:
    if offset.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise Flaw("time.unreadable", f"no place has the offset {offset}", _HOW, text)
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(-ahead if offset[0] == "-" else ahead)


def _in_utc(moment: datetime, text: str) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise Flaw("time.unreadable", "the time is out of range", _HOW, text) from None


def _nearest_zone(name: str) -> str:
    by_folded = {known.casefold(): known for known in available_timezones()}
    cities = {known.rsplit("/", 1)[-1]: known for known in by_folded}
    wanted = name.casefold().replace(" ", "_")
    close = difflib.get_close_matches(wanted, [*by_folded, *cities], n=1, cutoff=0.5)
    if not close:
        return "write an IANA name such as Europe/Paris or UTC"
    return f"did you mean {by_folded[cities.get(close[0], close[0])]}?"

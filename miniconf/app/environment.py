"""What the live service is told by its environment: addresses of servers, and secrets."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from miniconf.errors import UsageError

DATABASE = "MINICONF_DATABASE"
REDIS = "MINICONF_REDIS"
SMTP = "MINICONF_SMTP"
ORIGIN = "MINICONF_ORIGIN"
SENDER = "MINICONF_SENDER"
ALLOW_HTTP = "MINICONF_ALLOW_HTTP"
METRICS_TOKEN = "MINICONF_METRICS_TOKEN"  # noqa: S105 - the name of a variable
PROXIES = "MINICONF_PROXIES"
DUTY = "MINICONF_DUTY"
SECRET = "MINICONF_SECRET_"  # noqa: S105 - how the names of secrets begin
_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    is_tls: bool = False
    """Encrypted from the first byte; otherwise as soon as the server offers it."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The environment, read."""

    database: str = field(default="", repr=False)
    redis: str = field(default="", repr=False)
    smtp: MailServer | None = None
    origin: str = ""
    """Scheme, host and port that browsers see, or empty."""
    sender: str = ""
    """From whom mails come: an address, or a name with an address in angle brackets."""
    proxies: int = 0
    """How many proxies of our own stand in front; nobody else is believed about addresses."""
    metrics_token: str = field(default="", repr=False)
    """What whoever reads the figures from elsewhere shows; empty where nobody may."""
    duty: tuple[str, ...] = ()
    """Addresses of those who are told when something is wrong."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Of providers where people sign in, by the end of the variable's name."""


def surroundings(environment: Mapping[str, str] = os.environ) -> Surroundings:
    """Read the environment. Raises ``UsageError`` for what cannot be meant."""
    return Surroundings(
        database=environment.get(DATABASE, ""),
        redis=environment.get(REDIS, ""),
        smtp=mail_server(environment.get(SMTP, "")),
        origin=_origin(environment.get(ORIGIN, "")),
        sender=environment.get(SENDER, ""),
        proxies=_count(environment.get(PROXIES, "")),
        metrics_token=environment.get(METRICS_TOKEN, ""),
        duty=tuple(each for each in re.split(r"[\s,;]+", environment.get(DUTY, "")) if each),
        secrets={
            name.removeprefix(SECRET): value
            for name, value in environment.items()
            if name.startswith(SECRET)
        },
    )


def mail_server(url: str) -> MailServer | None:
    """``smtp://user:password@host:port``, or ``smtps://``; None for an empty one."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _wrong_mail_server() from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _wrong_mail_server()
    return MailServer(
        parts.hostname,
        port or (587 if parts.username and parts.scheme == "smtp" else _PORTS[parts.scheme]),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtps",
    )


def _wrong_mail_server() -> UsageError:
    # The address may hold a password, so that it is not repeated.
    return UsageError(
        f"{SMTP} is not a mail server's address.",
        "Write it as smtp://user:password@mail.example.org:587, or smtps://…:465.",
        code="live.smtp",
    )


def _origin(text: str) -> str:
    parts = urlsplit(text.rstrip("/"))
    if text and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
        raise UsageError(
            f"{ORIGIN} is not an origin: {text!r}.",
            "Write scheme and host alone: https://conference.example.org",
            code="live.origin",
        )
    return text.rstrip("/").casefold()


def production_origin(environment: Mapping[str, str] = os.environ) -> str:
    """The site's origin, for others than oneself.

    Raises ``UsageError`` where none is named, or one over which sign-ins travel unencrypted.
    """
    origin = _origin(environment.get(ORIGIN, ""))
    if not origin:
        raise UsageError(
            f"{ORIGIN} is not set.",
            "Write scheme and host that browsers see: https://conference.example.org",
            code="live.origin",
        )
    if not _is_safe(origin) and environment.get(ALLOW_HTTP) != "1":
        raise UsageError(
            f"{ORIGIN} is not encrypted: {origin}.",
            f"Serve it over https, or set {ALLOW_HTTP}=1 on a network that you trust.",
            code="live.origin",
        )
    return origin


def _is_safe(origin: str) -> bool:
    """Whether nobody on the way reads what is said: encrypted, or within one machine."""
    parts = urlsplit(origin)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


def _count(text: str) -> int:
    if not text.strip():
        return 0
    if not text.strip().isdigit():
        raise UsageError(f"{PROXIES} is not a number: {text!r}.", code="live.proxies")
    return int(text)

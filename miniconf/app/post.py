"""The post of one conference: letters written by the site's templates, queued, carried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.orm import Session as Db

from miniconf.app.carriers import Carrier, FolderCarrier, SmtpCarrier, sender_of
from miniconf.app.environment import Surroundings
from miniconf.app.worker import MailJob
from miniconf.conference.conference import Conference
from miniconf.service import signing
from miniconf.service.about import About, Provider
from miniconf.service.clock import Clock, real
from miniconf.service.letters import SignInLetter
from miniconf.service.outbox import Outbox, Recipient
from miniconf.service.signed import hashed
from miniconf.service.signing import Link
from miniconf.site import theme
from miniconf.site.mail import MailWriter
from miniconf.store.engine import Store

MAIL = "mail"
"""Folder of the live data where mails are kept that no server was there for."""


def about(conference: Conference, site: str) -> About:
    """What the service is to know of a conference whose site stands at ``site``."""
    settings = conference.settings
    return About(
        name=settings.name,
        site=site,
        contact=settings.contact,
        language=settings.language,
        zone=settings.zone,
        registration=settings.registration,
        access=settings.access,
        at_the_door=theme.files(settings.theme),
        providers=tuple(Provider(one.name, one.issuer, one.client_id) for one in settings.sign_in),
    )


def outbox(told: About, sitedata: Path | None = None) -> Outbox:
    """Where letters of a conference are queued."""
    writer = MailWriter(told.name, told.site, told.contact, told.language, sitedata)
    return Outbox(writer, told.site)


def mail_job(
    store: Store, data: Path, around: Surroundings, told: About, clock: Clock = real
) -> MailJob:
    """Mail goes to the server that the environment names, or else into a folder."""
    carrier: Carrier = SmtpCarrier(around.smtp) if around.smtp else FolderCarrier(data / MAIL)
    host = urlsplit(around.origin or told.site).hostname or ""
    return MailJob(store, carrier, sender_of(around.sender, told.name, host), clock)


@dataclass(frozen=True, slots=True)
class QueuedPost:
    """Brings people their mail, by way of the outbox."""

    letters: Callable[[], Outbox]
    say: Callable[[str], None] | None = None
    """Who is told of links too, where no mail server is."""

    def sign_in(self, db: Db, link: Link, now: datetime) -> None:
        """As ``context.Post`` says."""
        out = self.letters()
        href = f"{out.site}/sign-in/#token={link.token}"
        minutes = int(signing.LASTS.total_seconds()) // 60
        letter = SignInLetter(link.name, href, link.code, minutes)
        to = Recipient(link.email, link.name, link.account_id)
        out.queue(db, to, f"sign_in:{hashed(link.token)}", letter, now)
        if self.say:
            self.say(f"{link.email} signs in with {href} or the code {link.code}")

    def outbox(self) -> Outbox:
        """As ``context.Post`` says."""
        return self.letters()

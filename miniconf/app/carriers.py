"""Carrying mail: to a mail server, or into a folder where there is none."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Literal, Protocol

from miniconf.app.environment import MailServer
from miniconf.store.tables import Mail

_PATIENCE = 15
"""Seconds that one step of the conversation may take."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail: ``sent``, ``refused`` for good, put off to ``later``, or nothing,
    because the server is ``away``."""

    state: Literal["sent", "refused", "later", "away"]
    reason: str = ""


class Carrier(Protocol):
    """Carries mail."""

    def carry(self, message: EmailMessage) -> Outcome:
        """Carry one mail; every failure is an outcome."""

    def close(self) -> None:
        """Close the line."""


def message(mail: Mail, sender: str) -> EmailMessage:
    """A mail of the outbox as it travels."""
    made = EmailMessage(policy=SMTP if mail.recipient.isascii() else SMTPUTF8)
    made["From"] = sender
    made["To"] = mail.recipient
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(mail.created_at)
    made["Message-ID"] = mail.message_id
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    if mail.html:
        made.add_alternative(mail.html, subtype="html")
    return made


@dataclass(slots=True)
class FolderCarrier:
    """Keeps mails as files, to be looked at."""

    folder: Path

    def carry(self, message: EmailMessage) -> Outcome:
        """As ``Carrier`` says. A repeat takes the place of what it repeats."""
        name = "".join(c for c in message["Message-ID"].partition("@")[0] if c.isalnum())
        stamp = message["Date"].datetime.strftime("%Y%m%d-%H%M%S")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / f"{stamp}-{name}.eml").write_bytes(bytes(message))
        except OSError as error:
            return Outcome("away", f"{self.folder}: {error.strerror}")
        return Outcome("sent")

    def close(self) -> None:
        """Nothing is open."""


@dataclass(slots=True)
class SmtpCarrier:
    """Hands mails to a mail server, several over one line."""

    server: MailServer
    _line: smtplib.SMTP | None = field(default=None, init=False)

    def carry(self, message: EmailMessage) -> Outcome:
        """As ``Carrier`` says."""
        try:
            line = self._open()
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return Outcome("away", _words(error))
        try:
            line.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            return self._refused(code, _text(words))
        except smtplib.SMTPResponseException as error:
            return self._refused(error.smtp_code, _text(error.smtp_error))
        except smtplib.SMTPNotSupportedError as error:
            return Outcome("refused", _words(error))
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return Outcome("later", _words(error))
        return Outcome("sent")

    def _refused(self, code: int, words: str) -> Outcome:
        if code == 421 or self._line is None:
            self.close()
        return Outcome("refused" if code >= 500 else "later", f"{code} {words}")

    def _open(self) -> smtplib.SMTP:
        if self._line is not None and _lives(self._line):
            return self._line
        self.close()
        server, context = self.server, ssl.create_default_context()
        if server.is_tls:
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=_PATIENCE, context=context
            )
        else:
            line = smtplib.SMTP(server.host, server.port, timeout=_PATIENCE)
        self._line = line
        line.ehlo()
        if not server.is_tls and line.has_extn("starttls"):
            line.starttls(context=context)
            line.ehlo()
        if server.user:
            line.login(server.user, server.password)
        return line

    def close(self) -> None:
        """Close the line."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (smtplib.SMTPException, OSError):
                line.close()


def _lives(line: smtplib.SMTP) -> bool:
    try:
        return bool(line.noop()[0] == 250)
    except (smtplib.SMTPException, OSError):
        return False


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _text(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def sender_of(given: str, conference: str, site_host: str) -> str:
    """From whom mails come: what is given, or an address that nobody reads at the site's host."""
    if parseaddr(given)[1]:
        return given
    named = "".join(c for c in conference if c.isalnum() or c == " ").strip()
    host = site_host if "." in site_host else "localhost.localdomain"
    return f"{named} <no-reply@{host}>" if named else f"no-reply@{host}"

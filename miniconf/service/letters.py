"""What mails there are, each with the values that its template shows.

The template of a letter is ``templates/mail/<template>.txt`` and ``.html``. The service does not
render: it is given a ``Writer``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol


class Letter(Protocol):
    """Values for one kind of mail; a dataclass."""

    template: ClassVar[str]


class Writer(Protocol):
    """Whoever makes texts of letters."""

    def __call__(self, letter: Letter) -> tuple[str, str, str]:
        """Subject, plain text and HTML."""


@dataclass(frozen=True, slots=True)
class SignInLetter:
    """A link to sign in with, and the code that stands for it."""

    template: ClassVar[str] = "sign_in"
    name: str
    link: str
    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """Somebody is on the roster and has not come yet. It signs nobody in."""

    template: ClassVar[str] = "invitation"
    name: str
    email: str
    link: str
    """Of the page to sign in on."""


@dataclass(frozen=True, slots=True)
class AccountLetter:
    """Something of the account is another one now, said to whom it belongs."""

    template: ClassVar[str] = "account"
    name: str
    what: str
    """address, password or deleted."""
    email: str = ""
    """The new address."""


@dataclass(frozen=True, slots=True)
class ClaimLetter:
    """An organizer decided whether somebody is an author of a paper."""

    template: ClassVar[str] = "claim"
    name: str
    paper: str
    is_granted: bool
    link: str


LETTERS: tuple[type, ...] = (SignInLetter, InvitationLetter, AccountLetter, ClaimLetter)

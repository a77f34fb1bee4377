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


@dataclass(frozen=True, slots=True)
class AskedItem:
    """A question in a mail."""

    title: str
    """Of what it is asked about."""
    text: str
    link: str
    by: str = ""
    """Empty where it was asked without a name."""


@dataclass(frozen=True, slots=True)
class QuestionsLetter:
    """Questions that wait for an author's answer."""

    template: ClassVar[str] = "questions"
    name: str
    items: tuple[AskedItem, ...]
    more: int
    """How many there are beside those."""
    link: str
    """Of the page with all of them."""
    settings: str
    """Of the page where one says when such mails come."""


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """A question that was answered, in a mail."""

    title: str
    question: str
    link: str
    is_own: bool
    """Whether whoever gets the mail asked it."""
    answer: str = ""
    """Empty where it was answered in the talk."""
    by: str = ""
    time: str = ""
    """Hours, minutes and seconds of the video where it was answered in the talk, or empty."""


@dataclass(frozen=True, slots=True)
class AnswersLetter:
    """Answers to what somebody asked or follows."""

    template: ClassVar[str] = "answers"
    name: str
    items: tuple[AnsweredItem, ...]
    settings: str


@dataclass(frozen=True, slots=True)
class AlertLetter:
    """Something that those on duty are to look at."""

    template: ClassVar[str] = "alert"
    what: str
    """``reports``, ``mail`` or ``disk``."""
    link: str
    name: str = ""


LETTERS: tuple[type, ...] = (
    SignInLetter,
    InvitationLetter,
    AccountLetter,
    ClaimLetter,
    QuestionsLetter,
    AnswersLetter,
    AlertLetter,
)

"""Pages of the live service: shells, the same for everybody, that the browser fills."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Head


@dataclass(frozen=True, slots=True)
class ChatPage:
    """What ``pages/chat.html`` shows."""

    head: Head


@dataclass(frozen=True, slots=True)
class SignInPage:
    """What ``pages/sign_in.html`` shows."""

    head: Head
    conduct: str
    """Address of the code of conduct, or empty."""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """What ``pages/questions.html`` shows."""

    head: Head
    view: str
    """``live`` for leading through a session's questions, or empty."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What ``pages/account.html`` shows."""

    head: Head


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What ``pages/desk.html`` shows."""

    head: Head

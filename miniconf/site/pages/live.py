"""Rooms, sign-in, account, desk: shells without a word about anybody, for browsers to fill."""

from __future__ import annotations

from collections.abc import Iterator

from miniconf.site.contexts.live import (
    AccountPage,
    ChatPage,
    DeskPage,
    QuestionsPage,
    SignInPage,
)
from miniconf.site.contexts.shared import Head
from miniconf.site.site import Site


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The pages, where there is a live service."""
    if not site.is_live:
        return
    yield "chat/index.html", "pages/chat.html", ChatPage(_chat_head(site))
    yield "sign-in/index.html", "pages/sign_in.html", _sign_in(site)
    yield "questions/index.html", "pages/questions.html", _questions(site)
    yield "questions/live/index.html", "pages/questions.html", _live_questions(site)
    yield "account/index.html", "pages/account.html", AccountPage(_account_head(site))
    yield "desk/index.html", "pages/desk.html", DeskPage(_desk_head(site))


def _chat_head(site: Site) -> Head:
    gettext = site.words.gettext
    words = gettext("Talk about papers and sessions, and with one another.")
    return _head(gettext("Rooms"), words, "/chat/", "rooms", "chat.js")


def _sign_in(site: Site) -> SignInPage:
    gettext = site.words.gettext
    words = gettext("A link in a mail signs you in.")
    head = _head(gettext("Sign in"), words, "/sign-in/", "", "sign-in.js")
    conduct = site.url("/code-of-conduct/") if site.conference.code_of_conduct else ""
    return SignInPage(head, conduct)


def _questions(site: Site) -> QuestionsPage:
    gettext = site.words.gettext
    words = gettext("Questions to you, those that you asked, and those that nobody has answered.")
    return QuestionsPage(_head(gettext("Questions"), words, "/questions/", "", "questions.js"), "")


def _live_questions(site: Site) -> QuestionsPage:
    gettext = site.words.gettext
    title, words = gettext("Questions of the session"), gettext("One after another, by votes.")
    head = _head(title, words, "/questions/live/", "", "questions.js")
    return QuestionsPage(head, "live")


def _account_head(site: Site) -> Head:
    gettext = site.words.gettext
    words = gettext("What others see of you, and who may write to you.")
    return _head(gettext("Your account"), words, "/account/", "", "account.js")


def _desk_head(site: Site) -> Head:
    gettext = site.words.gettext
    words = gettext("For those who look after the conference and its people.")
    return _head(gettext("Desk"), words, "/desk/", "", "desk.js")


def _head(title: str, words: str, path: str, active: str, script: str) -> Head:
    return Head(title, words, path, active, script=script, searchable=False, index=False)

"""What must not be published although it stands in the data: e-mail addresses, meeting links."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"(?:mailto:)?[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)
_MEETING = re.compile(
    r"""(?:https?://)?[\w.-]{0,80}?(?:
        zoom(?:gov)?\.(?:us|com|com\.cn)/(?:j|my|s|w|wc|webinar|meeting)/
      | meet\.google\.com/
      | teams\.(?:microsoft|live)\.com/
      | webex\.com/
      | app\.gather\.town/ | gather\.town/(?:app|i|invite)
      | meet\.jit\.si/
      | whereby\.com/
      | gotomeet(?:ing)?\.(?:com|me)/
      | bluejeans\.com/
      | join\.skype\.com/
      | discord\.(?:gg|com/invite)/
    )[^\s<>"'|)\]]*""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = (
    "zoom",
    "meet.",
    "teams.",
    "webex.",
    "gather.town",
    "whereby.",
    "gotomeet",
    "bluejeans.",
    "join.skype.",
    "discord.",
)
_MARKDOWN_LINK = re.compile(r"\[([^\]\[]*)\]\(\s*$")
_PRIVATE_NAME = re.compile(
    r"e-?mail|passw|passcode|secret|zoom|meeting|hostkey|token", re.IGNORECASE
)

WITHHELD = "…"
"""What stands in prose in place of a meeting link."""


def emails(text: str) -> list[str]:
    """Every e-mail address in ``text``."""
    return _EMAIL.findall(text) if "@" in text else []


def is_email(text: str) -> bool:
    """True where ``text`` is an e-mail address, with or without ``mailto:``."""
    return "@" in text and _EMAIL.fullmatch(text.strip()) is not None


def meeting_links(text: str) -> list[str]:
    """Every address of an online meeting in ``text``."""
    if "/" not in text or "." not in text:
        return []
    lowered = text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return []
    return _MEETING.findall(text)


def without_emails(text: str) -> str:
    """``text`` without its e-mail addresses and the brackets around them."""
    bare = re.sub(rf"[<(\[]?{_EMAIL.pattern}[>)\]]?", "", text, flags=re.IGNORECASE)
    return " ".join(bare.split())


def without_meetings(text: str) -> str:
    """``text`` with its meeting links withheld; the words of a Markdown link stay."""
    parts: list[str] = []
    end = 0
    for match in _MEETING.finditer(text):
        before = text[end : match.start()]
        end = match.end()
        link = _MARKDOWN_LINK.search(before)
        if link and text[end : end + 1] == ")":
            parts += [before[: link.start()], link[1]]
            end += 1
        else:
            parts += [before, WITHHELD]
    return "".join([*parts, text[end:]])


def is_private_name(column: str) -> bool:
    """True where an unknown column sounds private."""
    return _PRIVATE_NAME.search(column) is not None

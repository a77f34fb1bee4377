"""A room as a client keeps it: a snapshot, and every entry since.

What ``apply`` does with an entry is the protocol's table of entries in code; the browser's
``static/js/live/room.js`` does the same. A snapshot with the entries after it equals a later one.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

Message = dict[str, Any]


class RoomState:
    """The messages of a room, by number. ``me`` is the account that looks at it."""

    def __init__(self, snapshot: Mapping[str, Any], me: int) -> None:
        self.room: dict[str, Any] = deepcopy(dict(snapshot["room"]))
        self.messages: dict[int, Message] = {
            message["n"]: deepcopy(message) for message in snapshot["messages"]
        }
        self._me = me

    @property
    def last(self) -> int:
        """The number of the newest entry that is in here."""
        return int(self.room["last"])

    def apply(self, entry: Mapping[str, Any]) -> bool:
        """Take an entry in; whether it was the next one. Others change nothing."""
        if entry["n"] != self.last + 1:
            return False
        self.room["last"] = entry["n"]
        kind = entry["kind"]
        if kind in {"message", "question", "answer"}:
            self._post(entry)
        elif kind == "room":
            self.room |= entry["body"]
        elif message := self.messages.get(entry["of"]):
            getattr(self, f"_{kind}")(message, entry)
        return True

    def _post(self, entry: Mapping[str, Any]) -> None:
        body, kind = entry["body"], entry["kind"]
        thread = entry["of"] if kind == "answer" else body.get("thread")
        message: Message = {
            "n": entry["n"],
            "kind": kind,
            "by": entry["by"],
            "at": entry["at"],
            "text": body["text"],
            "thread": thread,
            "edited_at": None,
            "deleted": False,
            "pinned": False,
            "replies": 0,
            "reactions": {},
            "uploads": body.get("uploads", []),
        }
        if kind == "question":
            message |= {"state": "open", "votes": 0, "voted": False, "duplicate_of": None}
            message |= {"accepted": None, "live_at": None, "mine": entry["by"] == self._me}
        self.messages[entry["n"]] = message
        root = self.messages.get(thread) if thread is not None else None
        if root:
            root["replies"] += 1
        if root and kind == "answer":
            root["state"] = "answered"

    def _edit(self, message: Message, entry: Mapping[str, Any]) -> None:
        if not message["deleted"]:
            message |= {"text": entry["body"]["text"], "edited_at": entry["at"]}

    def _delete(self, message: Message, _entry: Mapping[str, Any]) -> None:
        message |= {"text": "", "edited_at": None, "deleted": True, "pinned": False}
        message |= {"reactions": {}, "uploads": []}

    def _react(self, message: Message, entry: Mapping[str, Any]) -> None:
        people = message["reactions"].setdefault(entry["body"]["emoji"], [])
        if entry["by"] not in people:
            people.append(entry["by"])
            people.sort()

    def _unreact(self, message: Message, entry: Mapping[str, Any]) -> None:
        emoji = entry["body"]["emoji"]
        people = [who for who in message["reactions"].pop(emoji, []) if who != entry["by"]]
        if people:
            message["reactions"][emoji] = people

    def _pin(self, message: Message, _entry: Mapping[str, Any]) -> None:
        message["pinned"] = True

    def _unpin(self, message: Message, _entry: Mapping[str, Any]) -> None:
        message["pinned"] = False

    def _vote(self, question: Message, entry: Mapping[str, Any]) -> None:
        question["votes"] = entry["body"]["votes"]

    def _mark(self, question: Message, entry: Mapping[str, Any]) -> None:
        question |= entry["body"]

    def _accept(self, question: Message, entry: Mapping[str, Any]) -> None:
        question["accepted"] = entry["body"]["answer"]

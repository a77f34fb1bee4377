"""Commands and notices over Socket.IO, as docs/live-protocol.md describes them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import msgspec
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refusal
from flask_socketio import SocketIO

from miniconf.app.logs import note
from miniconf.errors import MiniconfError, RequestError, SignedOut
from miniconf.service import commands, doing, faces, history, rooms
from miniconf.service.places import enter
from miniconf.service.signed import caller_of
from miniconf.service.views import Missed, PersonView
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live import ROOT
from miniconf.web.live.bus import bus
from miniconf.web.live.context import COOKIE, Live
from miniconf.web.live.delivery import Delivery
from miniconf.web.live.draining import Draining
from miniconf.web.live.guests import Guest, Said
from miniconf.web.live.http import read
from miniconf.web.live.presence import EVERY
from miniconf.web.live.transport import LONGEST_FRAME, mend

_LOG = logging.getLogger(__name__)
_SWEEP = 15.0
"""Seconds between two looks at everybody's rights."""
_MOST_SYNCED = 200
_FAILED = {"code": "service.failed", "reason": "That failed.", "remedy": ""}
_KINDS = frozenset(each.__struct_config__.tag for each in get_args(commands.AnyCommand))
_GOES = {"code": "service.restart"}
_RATE = Rate(per_second=15, burst=300)
_Form = TypeVar("_Form")


class _Json:
    """The codec of Socket.IO, which knows structs and times."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        """As ``json.dumps``."""
        return msgspec.json.encode(value).decode()

    @staticmethod
    def loads(text: str, **_options: Any) -> Any:
        """As ``json.loads``."""
        return read(text)


class _Enter(msgspec.Struct, frozen=True):
    room: str
    after: int | None = None


class _Room(msgspec.Struct, frozen=True):
    room: str


class _Read(msgspec.Struct, frozen=True):
    room: str
    number: int


class _Sync(msgspec.Struct, frozen=True):
    rooms: dict[str, int]


class _Head(msgspec.Struct, frozen=True):
    """What every command has beside its own fields."""

    id: str
    room: str


class Sockets:
    """The socket server of one worker, mounted into ``app``."""

    def __init__(self, app: Flask, live: Live, *, async_mode: str = "threading") -> None:
        self._live = live
        self._limit = RateLimit(_RATE)
        self._io = SocketIO(
            app,
            path=f"{ROOT}/socket",
            async_mode=async_mode,
            async_handlers=False,
            manage_session=False,
            json=_Json,
            cors_allowed_origins=[live.origin] if live.origin else None,
            max_http_buffer_size=LONGEST_FRAME,
            ping_interval=25,
            ping_timeout=20,
        )
        mend(self._io.server.eio)
        self._bus = bus(live.redis)
        self.delivery = Delivery(self._io.server, live, self._bus)
        self._draining = Draining()
        live.listeners.append(self.delivery)
        live.needs["open"] = lambda: not self._draining.begun
        live.needs["redis"] = self._bus.is_there
        live.meters.connections.set_function(lambda: len(self.delivery.sids()))
        self._register()
        self._io.start_background_task(self._every, _SWEEP, self.delivery.sweep)
        self._io.start_background_task(self._every, EVERY, self.delivery.presence.tell)

    def drain(self, patience: float) -> None:
        """Take nobody new, finish what is being done, and end every line, within seconds.

        Asked twice, as where a signal reaches a whole group of processes, it does so once.
        """
        if self._draining.begun:
            return
        self._draining.begun = True
        server = self._io.server
        server.emit("bye", _GOES)
        self._draining.close(self.delivery.sids, server.disconnect, patience, self._io.sleep)
        self._bus.close()

    def close(self) -> None:
        """Tell everybody that the service goes, and hear nothing any more."""
        self._io.server.emit("bye", _GOES)
        self._bus.close()

    def _register(self) -> None:
        self._io.on_event("connect", self._connect)
        self._io.on_event("disconnect", self._disconnect)
        self._io.on_event("enter", self._answering("enter", _Enter, self._enter))
        self._io.on_event("leave", self._answering("leave", _Room, self._leave))
        self._io.on_event("sync", self._answering("sync", _Sync, self._sync))
        self._io.on_event("read", self._answering("read", _Read, self._read))
        self._io.on_event("typing", self._answering("typing", _Room, self._typing))
        self._io.on_event("do", self._answering("do", _Head, self._do))

    def _connect(self, _auth: Any = None) -> None:
        if self._draining.begun:
            raise Refusal(_GOES["code"])
        cookie = request.cookies.get(COOKIE, "")
        try:
            with self._live.store.read() as db:
                caller = caller_of(db, cookie, self._live.clock())
            self.delivery.connect(_sid(), caller, cookie)
        except MiniconfError as error:
            raise Refusal(error.code) from error

    def _disconnect(self, _reason: Any = None) -> None:
        self.delivery.disconnect(_sid())

    def _answering(
        self, event: str, form: type[_Form], handler: Callable[[Guest, _Form, Any], Any]
    ) -> Callable[[Any], Any]:
        """A handler that is given what was sent, and answers with what it raises, too."""

        def answer(sent: Any = None) -> Any:
            kind, is_change = _kind(event, sent), event == "do"
            meters = self._live.meters
            with self._draining.busy(_sid()), meters.command(kind, is_noted=is_change) as seen:
                try:
                    guest = self.delivery.guest(_sid())
                    if guest is None:
                        raise SignedOut("You are not signed in.", "Sign in and try again.")
                    seen.account = guest.caller.id
                    self._limit.count(str(guest.caller.id))
                    return msgspec.to_builtins(handler(guest, _read(form, sent), sent))
                except MiniconfError as error:
                    seen.outcome = error.code
                    return {"error": error.as_dict() | _seconds(error)}
                except Exception:
                    seen.outcome = "service.failed"
                    _LOG.exception("A command failed")
                    return {"error": _FAILED}

        return answer

    def _enter(self, guest: Guest, asked: _Enter, _sent: Any) -> Any:
        with self._live.store.read() as db:
            place = enter(db, guest.caller, asked.room)
            self.delivery.enter(_sid(), asked.room, place.room.epoch)
        self.delivery.presence.enter(_sid(), guest.caller.id, asked.room)
        # Only now are entries read: what is written in between comes as a notice, not never.
        return self._missed(guest, asked.room, asked.after)

    def _missed(self, guest: Guest, key: str, after: int | None) -> Missed:
        with self._live.store.read() as db:
            place = enter(db, guest.caller, key)
            if after is None:
                return Missed(last=place.room.last, entries=[])
            return history.missed(db, place, after)

    def _leave(self, guest: Guest, asked: _Room, _sent: Any) -> Any:
        """One looks elsewhere; rooms that one joined are heard of all the same."""
        self.delivery.presence.leave(_sid(), asked.room)
        with self._live.store.read() as db:
            if not rooms.is_member(db, guest.caller.id, asked.room):
                self.delivery.leave(_sid(), asked.room)
        return {}

    def _sync(self, guest: Guest, asked: _Sync, _sent: Any) -> Any:
        found: dict[str, Any] = {}
        for key, after in list(asked.rooms.items())[:_MOST_SYNCED]:
            try:
                found[key] = self._missed(guest, key, after)
            except MiniconfError as error:
                found[key] = {"error": error.as_dict()}
        return {"rooms": found}

    def _do(self, guest: Guest, head: _Head, sent: Any) -> Any:
        command: commands.AnyCommand = _read(commands.AnyCommand, sent)
        asked = doing.Asked(guest.caller, head.room, head.id, command)
        zone = self._live.known.about.zone
        done = doing.do(self._live.store, asked, self._live.clock(), zone)
        self._live.drop_uploads(done.dropped)
        said = Said(self._face(guest, head.room), head.id)
        self.delivery.say(head.room, done.epoch, done.entries, said)
        return {"number": done.number}

    def _face(self, guest: Guest, room: str) -> PersonView | None:
        """The person as those in a room see the person."""
        with self._live.store.read() as db:
            return faces.people(db, [guest.caller.id], room).get(str(guest.caller.id))

    def _read(self, guest: Guest, asked: _Read, _sent: Any) -> Any:
        with self._live.store.write() as db:
            place = enter(db, guest.caller, asked.room)
            further = rooms.read_up_to(db, place, asked.number)
        if further:
            self.delivery.have_read(_sid(), asked.room, asked.number)
        return {}

    def _typing(self, guest: Guest, asked: _Room, _sent: Any) -> Any:
        if asked.room in guest.rooms:
            person = PersonView(guest.caller.id, guest.caller.name)
            self.delivery.typing(_sid(), asked.room, person)
        return {}

    def _every(self, seconds: float, work: Callable[[], None]) -> None:
        while True:
            self._io.sleep(seconds)
            try:
                work()
            except MiniconfError as error:
                note(_LOG, "late", level=logging.WARNING, code=error.code)


def _kind(event: str, sent: Any) -> str:
    """What a command is counted as: never a word of the sender's own."""
    if event != "do":
        return event
    asked = sent.get("do") if isinstance(sent, dict) else None
    return asked if isinstance(asked, str) and asked in _KINDS else "unknown"


def _sid() -> str:
    """Of the connection that the present event is from."""
    return str(request.sid)  # type: ignore[attr-defined]


def _read(form: Any, sent: Any) -> Any:
    """What was sent, in its form. Raises ``RequestError``."""
    try:
        return msgspec.convert(sent, form)
    except msgspec.ValidationError as error:
        raise RequestError(f"That is not understood: {error}.", code="request.body") from error


def _seconds(error: MiniconfError) -> dict[str, int]:
    seconds = getattr(error, "seconds", None)
    return {} if seconds is None else {"seconds": seconds}

"""Who is connected to this worker, and what each of them may hear.

Rights are those of the moment of delivery: every hint carries the room's epoch, which grows in the
transaction that takes somebody out. A worker that meets a newer one than it knows asks the
database who may still be there, before it delivers. So a removal holds everywhere from
the next message on, whether or not the hint of the removal itself came through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from threading import RLock
from typing import Any

from sqlalchemy import select

from miniconf.errors import MiniconfError
from miniconf.service import announcements
from miniconf.service.access import Caller
from miniconf.service.announcements import Banner
from miniconf.service.listing import is_open_to
from miniconf.service.log import Noted
from miniconf.service.places import enter, is_entitled
from miniconf.service.signed import caller_of, hashed
from miniconf.service.views import PersonView, entry_view
from miniconf.store.tables import Account, Member, Room, SignIn
from miniconf.web.live.bus import Bus, Hint
from miniconf.web.live.context import Live
from miniconf.web.live.guests import Guest, Said
from miniconf.web.live.presence import Presence

_AT_ONCE = 500
"""Accounts that are looked up with one query."""


class Delivery:
    """Delivers to the connections of this worker, and tells the other workers."""

    def __init__(self, server: Any, live: Live, bus: Bus) -> None:
        self._server, self._live, self._bus = server, live, bus
        self._guests: dict[str, Guest] = {}
        self._of_account: defaultdict[int, set[str]] = defaultdict(set)
        self._of_room: defaultdict[str, set[str]] = defaultdict(set)
        self._epochs: dict[str, int] = {}
        self._lock = RLock()
        self.presence = Presence(server, bus)
        bus.listen(self._hear, self._resume)

    # Connections

    def connect(self, sid: str, caller: Caller, cookie: str) -> None:
        """A connection has come; it hears of the rooms that the person joined."""
        with self._lock:
            self._guests[sid] = Guest(caller, cookie)
            self._of_account[caller.id].add(sid)
        with self._live.store.read() as db:
            joined = select(Room.key, Room.epoch).join(Member, Member.room_id == Room.id)
            theirs = joined.where(Member.account_id == caller.id, is_open_to(caller))
            for key, epoch in db.execute(theirs):
                self.enter(sid, key, epoch)

    def disconnect(self, sid: str) -> None:
        """It has gone."""
        self.presence.gone(sid)
        with self._lock:
            guest = self._guests.pop(sid, None)
            if guest is None:
                return
            for key in guest.rooms:
                self._forget(sid, key)
            self._of_account[guest.caller.id].discard(sid)
            if not self._of_account[guest.caller.id]:
                del self._of_account[guest.caller.id]

    def sids(self) -> list[str]:
        """Every connection."""
        return list(self._guests)

    def guest(self, sid: str) -> Guest | None:
        """Whose connection it is; None where it is nobody's any more."""
        return self._guests.get(sid)

    def enter(self, sid: str, key: str, epoch: int) -> None:
        """A connection hears of a room from now on."""
        with self._lock:
            guest = self._guests.get(sid)
            if guest is not None and key not in guest.rooms:
                guest.rooms.add(key)
                self._of_room[key].add(sid)
                self._epochs.setdefault(key, epoch)
                self._server.enter_room(sid, key)

    def leave(self, sid: str, key: str) -> None:
        """It hears of the room no more."""
        with self._lock:
            guest = self._guests.get(sid)
            if guest is not None and key in guest.rooms:
                guest.rooms.discard(key)
                self._forget(sid, key)
                self._server.leave_room(sid, key)

    # What is told

    def say(self, key: str, epoch: int, entries: Sequence[Noted], by: Said | None = None) -> None:
        """Deliver entries here, and hint at them elsewhere.

        Who did what they say is told with those that name the person: who asked
        without a name, and who voted, is told to nobody.
        """
        for noted in entries:
            named = by.person if by and by.person and noted.by == by.person.id else None
            payload = {"room": key, "entry": entry_view(noted), "person": named}
            payload |= {"id": by.command if by else None}
            self._deliver(key, epoch, payload)
            self._bus.publish(Hint("entry", key, epoch, payload=payload))
        if key == announcements.ROOM and any(noted.kind == "delete" for noted in entries):
            with self._live.store.read() as db:
                left = announcements.standing(db, self._live.clock())
            self.announced(left)

    def typing(self, sid: str, key: str, person: PersonView) -> None:
        """Somebody writes; said to whoever is there, and lost without harm."""
        payload = {"room": key, "person": person}
        self._server.emit("typing", payload, room=key, skip_sid=sid)
        self._bus.publish(Hint("typing", key, payload=payload))

    def have_read(self, sid: str, key: str, number: int) -> None:
        """Tell the same person's other devices."""
        guest = self._guests.get(sid)
        if guest is None:
            return
        payload = {"room": key, "number": number}
        self._to_account(guest.caller.id, "read", payload, skip=sid)
        self._bus.publish(Hint("read", account=guest.caller.id, payload=payload))

    # As a listener, see ``context.Listener``

    def told(self, room: str, epoch: int, entries: Sequence[Noted]) -> None:
        """Entries were written over HTTP or by the service, or rights have changed."""
        self._everywhere(Hint("rights", room, epoch))
        self.say(room, epoch, entries)

    def joined(self, account: int, room: str, *, on: bool) -> None:
        """Somebody joined or left: the person's devices hear of the room, or no more."""
        self._everywhere(Hint("joined" if on else "left", room, account=account))

    def account_changed(self, account: int) -> None:
        """Look again who the person is, on every worker."""
        self._everywhere(Hint("account", account=account))

    def announced(self, banner: Banner | None) -> None:
        """Something else, or nothing, stands on top of every page now."""
        self._everywhere(Hint("banner", payload={"banner": banner}))

    def people(self) -> int:
        """About how many people are connected now: somebody on two workers counts twice."""
        return self._bus.total(len(self._of_account))

    def sweep(self) -> None:
        """Look at everybody's rights, for hints that did not come through."""
        self.people()  # so that the other workers know
        known = {each: self._guests_of(each) for each in list(self._of_account)}
        ids = list(known)
        for first in range(0, len(ids), _AT_ONCE):
            self._sweep(ids[first : first + _AT_ONCE])

    def resync(self) -> None:
        """Have every client ask for what it may have missed."""
        self._server.emit("sync", {})

    # Inside

    def _deliver(self, key: str, epoch: int, payload: Any) -> None:
        self._look_again(key, epoch)
        if listening := self._of_room.get(key):
            self._live.meters.deliveries.inc(len(listening))
            self._server.emit("entry", payload, room=key)

    def _look_again(self, key: str, epoch: int) -> None:
        """Where rights in a room are newer than we know, let those go who have none."""
        if epoch <= self._epochs.get(key, epoch):
            return
        sids = list(self._of_room.get(key, ()))
        with self._live.store.read() as db:
            room = db.scalar(select(Room).where(Room.key == key))
            members = select(Member.account_id).where(Member.room_id == (room.id if room else 0))
            there = set(db.scalars(members))
        self._epochs[key] = room.epoch if room else epoch
        for sid in sids:
            guest = self._guests.get(sid)
            if guest and not _may_hear(room, guest.caller, there):
                self._dismiss(sid, key)

    def _dismiss(self, sid: str, key: str) -> None:
        self.presence.leave(sid, key)
        self.leave(sid, key)
        self._server.emit("gone", {"room": key}, to=sid)

    def _forget(self, sid: str, key: str) -> None:
        self._of_room[key].discard(sid)
        if not self._of_room[key]:
            del self._of_room[key]
            self._epochs.pop(key, None)

    def _guests_of(self, account: int) -> list[tuple[str, Guest]]:
        sids = list(self._of_account.get(account, ()))
        return [(sid, self._guests[sid]) for sid in sids if sid in self._guests]

    def _to_account(self, account: int, event: str, payload: Any, skip: str = "") -> None:
        for sid, _ in self._guests_of(account):
            if sid != skip:
                self._server.emit(event, payload, to=sid)

    def _everywhere(self, hint: Hint) -> None:
        self._hear(hint)
        self._bus.publish(hint)

    def _hear(self, hint: Hint) -> None:
        """What another worker did."""
        match hint.kind:
            case "entry":
                self._deliver(hint.room, hint.epoch, hint.payload)
            case "rights":
                self._look_again(hint.room, hint.epoch)
            case "here":
                self.presence.hear(hint)
            case "typing":
                self._server.emit("typing", hint.payload, room=hint.room)
            case "read":
                self._to_account(hint.account, "read", hint.payload)
            case "banner":
                self._server.emit("banner", hint.payload)
            case "account":
                self._check_accounts([hint.account])
            case "joined" | "left":
                self._member_changed(hint.account, hint.room)

    def _resume(self) -> None:
        """The line to the other workers was away and is back."""
        self.sweep()
        self.resync()

    def _member_changed(self, account: int, key: str) -> None:
        for sid, guest in self._guests_of(account):
            try:
                with self._live.store.read() as db:
                    place = enter(db, guest.caller, key)
            except MiniconfError:
                self._dismiss(sid, key)
            else:
                if place.member:
                    self.enter(sid, key, place.room.epoch)
            self._server.emit("rooms", {}, to=sid)

    def _sweep(self, ids: Sequence[int]) -> None:
        with self._live.store.read() as db:
            epochs = dict(
                db.execute(select(Account.id, Account.epoch).where(Account.id.in_(ids))).all()
            )
            cookies = {hashed(guest.cookie) for each in ids for _, guest in self._guests_of(each)}
            signed = set(
                db.scalars(select(SignIn.token_hash).where(SignIn.token_hash.in_(cookies)))
            )
        stale = [
            each
            for each in ids
            for _, guest in self._guests_of(each)
            if epochs.get(each) != guest.caller.epoch or hashed(guest.cookie) not in signed
        ]
        self._check_accounts(dict.fromkeys(stale))

    def _check_accounts(self, accounts: Iterable[int]) -> None:
        for account in accounts:
            for sid, guest in self._guests_of(account):
                self._check(sid, guest)

    def _check(self, sid: str, guest: Guest) -> None:
        """Give a connection the rights that its person has now, or end it."""
        try:
            with self._live.store.read() as db:
                guest.caller = caller_of(db, guest.cookie, self._live.clock())
        except MiniconfError as error:
            self._server.emit("bye", {"code": error.code}, to=sid)
            self._server.start_background_task(self._server.disconnect, sid)
            return
        self._server.emit("me", {}, to=sid)
        for key in list(guest.rooms):
            try:
                with self._live.store.read() as db:
                    enter(db, guest.caller, key)
            except MiniconfError:
                self._dismiss(sid, key)


def _may_hear(room: Room | None, caller: Caller, members: Collection[int]) -> bool:
    if room is None or (room.is_private and caller.id not in members):
        return False
    return is_entitled(room, caller)

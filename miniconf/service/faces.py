"""People as others see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.service.views import PersonView
from miniconf.store.tables import Account, Member, Role, Room

_SHOWN = ("organizer", "moderator", "volunteer")


def people(db: Db, ids: Iterable[int | None], scope: str = "") -> dict[str, PersonView]:
    """Persons by id, with the roles that a reader of the room ``scope`` is to know of."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    roles: dict[int, list[str]] = defaultdict(list)
    held = select(Role.account_id, Role.role).where(
        Role.account_id.in_(wanted),
        (Role.role.in_(_SHOWN) & (Role.scope == "")) | ((Role.scope == scope) & (Role.scope != "")),
    )
    for account_id, role in db.execute(held.order_by(Role.role)):
        if role not in roles[account_id]:
            roles[account_id].append(role)
    accounts = db.scalars(select(Account).where(Account.id.in_(wanted)))
    return {str(one.id): face(one, roles[one.id]) for one in accounts}


def face(account: Account, roles: Iterable[str] = ()) -> PersonView:
    """One person."""
    if account.deleted_at:
        return PersonView(account.id, "")
    return PersonView(
        account.id,
        account.name,
        account.affiliation,
        account.pronouns,
        account.avatar,
        tuple(roles),
    )


def titles(db: Db, me: int, rooms: Iterable[Room]) -> dict[int, str]:
    """What conversations are called, by room: the names of the others in them."""
    direct = [room.id for room in rooms if room.kind == "direct"]
    if not direct:
        return {}
    names: dict[int, list[str]] = {room: [] for room in direct}
    asked = (
        select(Member.room_id, Account.name)
        .join(Account, Account.id == Member.account_id)
        .where(Member.room_id.in_(direct), Member.account_id != me)
        .order_by(Account.name)
    )
    for room, name in db.execute(asked):
        names[room].append(name or "…")
    return {room: ", ".join(found) or "…" for room, found in names.items()}

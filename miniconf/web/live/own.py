"""One's own account over HTTP: password, blocks, claims, one's data, and going for good."""

from __future__ import annotations

from typing import Annotated

import msgspec
from flask import Blueprint, Response

from miniconf.errors import RequestError
from miniconf.service import account, claims, leaving, signing
from miniconf.service.letters import AccountLetter, ClaimLetter
from miniconf.service.outbox import Recipient, recipient
from miniconf.store.tables import Account
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live.context import COOKIE
from miniconf.web.live.http import answer, body, caller, cookie, live

_RATE = Rate(per_second=0.1, burst=20)
Text = Annotated[str, msgspec.Meta(max_length=400)]
Id = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class _Password(msgspec.Struct, frozen=True):
    password: Text
    current: Text = ""


class _Identity(msgspec.Struct, frozen=True):
    issuer: Text


class _Block(msgspec.Struct, frozen=True):
    person: Id
    on: bool = True


class _Claim(msgspec.Struct, frozen=True):
    paper: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class _Decision(msgspec.Struct, frozen=True):
    grant: bool


class _Delete(msgspec.Struct, frozen=True):
    sure: bool = False
    texts: bool = False
    """Whether all that one wrote goes too, in public rooms as well."""
    current: Text = ""


def blueprint() -> Blueprint:
    """Everything that one does with one's own account."""
    found = Blueprint("own", __name__)
    limit = RateLimit(_RATE)
    found.get("/account")(_account)
    found.post("/password", endpoint="password")(lambda: _password(limit))
    found.post("/account/code", endpoint="code")(lambda: _code(limit))
    found.post("/account/disconnect")(_disconnect)
    found.get("/blocks")(_blocks)
    found.post("/blocks")(_block)
    found.get("/claims")(_claims)
    found.post("/claims")(_claim)
    found.post("/claims/<int:which>")(_decide)
    found.get("/account/data", endpoint="data")(lambda: _data(limit))
    found.post("/account/delete", endpoint="delete")(lambda: _delete(limit))
    return found


def _account() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(account.overview(db, who, cookie()))


def _password(limit: RateLimit) -> Response:
    who, asked, now = caller(), body(_Password), live().clock()
    limit.count(str(who.id))
    with live().store.write() as db:
        account.must_be_sure(db, who, cookie(), asked.current, now)
        account.change_password(db, who, cookie(), asked.password)
        letter = AccountLetter(who.name, "password")
        live().post.outbox().tell(db, who.id, f"password:{who.id}:{now}", letter, now)
    live().rights_changed(who.id)
    return answer({})


def _code(limit: RateLimit) -> Response:
    who, now = caller(), live().clock()
    limit.count(str(who.id))
    with live().store.write() as db:
        link = signing.make_code(db, who.id, now)
    told = {"email": link.email, "code": link.code, "until": now + signing.LASTS}
    return answer(told, 201)


def _disconnect() -> Response:
    who, asked = caller(), body(_Identity)
    with live().store.write() as db:
        account.disconnect(db, who, asked.issuer)
    return answer({})


def _blocks() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer({"people": account.blocked(db, who)})


def _block() -> Response:
    who, asked = caller(), body(_Block)
    with live().store.write() as db:
        account.block(db, who, asked.person, live().clock(), on=asked.on)
        db.flush()
        return answer({"people": account.blocked(db, who)})


def _claims() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer({"claims": claims.claims(db, who)})


def _claim() -> Response:
    who, asked = caller(), body(_Claim)
    with live().store.write() as db:
        claims.claim(db, who, asked.paper, live().clock())
        db.flush()
        return answer({"claims": claims.claims(db, who)}, 201)


def _decide(which: int) -> Response:
    who, asked, now = caller(), body(_Decision), live().clock()
    with live().store.write() as db:
        found = claims.decide(db, who, which, now, grant=asked.grant)
        name = db.get_one(Account, found.account_id).name
        out = live().post.outbox()
        letter = ClaimLetter(name, found.paper, asked.grant, f"{out.site}/paper/{found.paper}/")
        out.tell(db, found.account_id, f"claim:{found.id}", letter, now)
    live().rights_changed(found.account_id)
    return answer({})


def _data(limit: RateLimit) -> Response:
    who = caller()
    limit.count(str(who.id))
    with live().store.read() as db:
        response = answer(leaving.own_data(db, who.id))
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


def _delete(limit: RateLimit) -> Response:
    who, asked, now = caller(), body(_Delete), live().clock()
    limit.count(str(who.id))
    if not asked.sure:
        raise RequestError("Say that you are sure.", 'Send {"sure": true}.', code="account.sure")
    with live().store.write() as db:
        account.must_be_sure(db, who, cookie(), asked.current, now)
        to = recipient(db, who.id)
        left = leaving.delete_account(db, who.id, now, texts=asked.texts)
        if to:
            # The mail belongs to no account, so that it outlives this one until it is sent.
            farewell = Recipient(to.email, to.name)
            letter = AccountLetter(to.name, "deleted")
            live().post.outbox().queue(db, farewell, f"deleted:{who.id}", letter, now)
    live().drop_uploads(left.files)
    live().rights_changed(who.id)
    for listener in live().listeners:
        for room, epoch, entries in left.told:
            listener.told(room, epoch, entries)
    response = answer({})
    response.delete_cookie(COOKIE, path=f"{live().base}/")
    return response

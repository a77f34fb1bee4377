"""A site with its live service beside it, as ``miniconf serve`` serves them, and people in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from miniconf.app.livedata import open_own
from miniconf.service.commands import AnyCommand, Say
from miniconf.service.doing import Asked, do
from miniconf.service.people import Somebody, add_person
from miniconf.service.signed import as_caller, sign_in
from miniconf.service.signing import account_for, make_link
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from miniconf.web.files import files_app
from miniconf.web.live.context import COOKIE
from miniconf.web.live.service import LiveService
from tests.e2e.small_conference import small_conference, write_media

AUTHOR = Somebody("ada@people.example", "Ada Lovelace", roles=(("author", "paper:1"),))
READER = Somebody("grace@people.example", "Grace Hopper", "Navy")
OTHER = Somebody("mary@people.example", "Mary Somerville")
PEOPLE = (AUTHOR, READER, OTHER)


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class LiveSite:
    """The site's address, the service, and a way in for people."""

    def __init__(self, address: str, service: LiveService) -> None:
        self.address, self.service = address, service

    def link(self, person: Somebody) -> str:
        """The address that a mail to the person leads to."""
        live = self.service.live
        with live.store.write() as db:
            found = make_link(db, person.email, live.clock(), limited=False)
        assert found is not None
        return f"{self.address}/sign-in/#token={found.token}"

    def enter(self, page: Page, person: Somebody, path: str = "/") -> None:
        """Go to a page as the person, who signed in before and accepted the code of conduct."""
        live = self.service.live
        with live.store.write() as db:
            account = account_for(db, person.email)
            assert account is not None
            account.accepted_at = account.accepted_at or live.clock()
            cookie = sign_in(db, account.id, live.clock())
        page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": self.address}])
        page.goto(self.address + path)

    def do(self, person: Somebody, room: str, command: AnyCommand) -> int:
        """Have the person do something in a room; the number of its entry."""
        live = self.service.live
        with live.store.read() as db:
            account = account_for(db, person.email)
            assert account is not None
            caller = as_caller(db, account)
        asked = Asked(caller, room, f"by-{uuid4().hex}", command)
        return do(live.store, asked, live.clock()).number

    def fill(self, room: str, person: Somebody, count: int) -> None:
        """Have the person say as many numbered messages in a room."""
        for i in range(1, count + 1):
            self.do(person, room, Say(f"Number {i}."))


@contextmanager
def live_site(home: Path, *more: Somebody, access: str = "public") -> Iterator[LiveSite]:
    """The small conference with its live service, built and kept under ``home``.

    ``more`` people take part beside those of every such site.
    """
    data, out = home / "data", home / "site"
    data.mkdir()
    write_media(data)
    small = small_conference()
    conference = replace(small, settings=replace(small.settings, access=access))
    build(conference, BuildOptions(data, out, search=False, live=True))
    service = LiveService(open_own(home / "live"), lambda _text: None)
    service.update(conference)
    with service.live.store.write() as db:
        for person in (*PEOPLE, *more):
            add_person(db, person, service.live.clock())
    app = service.beside(files_app(out))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield LiveSite(f"http://127.0.0.1:{server.server_port}", service)
    finally:
        server.shutdown()
        thread.join()
        service.close()
        server.server_close()

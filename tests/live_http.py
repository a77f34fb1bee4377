"""A live service over real HTTP, and browsers that speak with it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import insert, select
from werkzeug.serving import make_server

from miniconf.service.access import Caller
from miniconf.service.outbox import Outbox
from miniconf.service.signed import sign_in
from miniconf.service.signing import Link
from miniconf.site.mail import MailWriter
from miniconf.store.engine import Store
from miniconf.store.tables import Address, Mail
from miniconf.web.live.app import live_app
from miniconf.web.live.context import Live
from tests.live_service import Service

KEY = b"a key for tests, long enough: 0123456789abcdef"
SITE = "https://meridian.example"


@dataclass
class Answer:
    """What came back."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The error's code."""
        return str(self.body["error"]["code"])


class Browser:
    """Keeps one cookie a name, and the page's token."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies: dict[str, str] = {}
        self.set_cookie = ""
        self._token = ""

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for something."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, body: object = None, **headers: str) -> Answer:
        """Have something changed; with the token of ``/live/me``."""
        if not self._token:
            self._token = self.get("/live/me").body["token"]
        own = {"X-MiniConf-Token": self._token, "Origin": self.address}
        answer = self._ask("POST", path, body or {}, own | headers)
        if isinstance(answer.body, dict) and "token" in answer.body:
            self._token = answer.body["token"]
        return answer

    def _ask(self, method: str, path: str, body: object, headers: dict[str, str]) -> Answer:
        line = HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = None if body is None else json.dumps(body)
        line.request(method, path, sent, headers | ({"Cookie": cookies} if cookies else {}))
        try:
            return self._read(line.getresponse())
        finally:
            line.close()

    def _read(self, response: HTTPResponse) -> Answer:
        raw = response.read()
        for each in response.headers.get_all("Set-Cookie", []):
            self.set_cookie = each
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
            if not value or "Max-Age=0" in each:
                del self.cookies[name]
                self._token = ""
        is_json = "json" in response.headers.get("Content-Type", "")
        body = json.loads(raw) if is_json else raw.decode()
        return Answer(response.status, body, dict(response.headers))


@dataclass
class TestPost:
    """Queues letters as the real one does, and remembers the links."""

    __test__ = False
    links: list[Link] = field(default_factory=list)

    def sign_in(self, db: Any, link: Link, now: Any) -> None:
        self.links.append(link)

    def outbox(self) -> Outbox:
        return Outbox(MailWriter("Meridian", SITE), SITE)


@dataclass
class House:
    """A service, its address, and whoever comes."""

    live: Live
    address: str
    service: Service
    post: TestPost
    secrets: dict[str, str]
    """Of providers."""

    def browser(self, who: Caller | None = None) -> Browser:
        """A fresh browser, of somebody who is signed in or of nobody."""
        browser = Browser(self.address)
        if who is not None:
            with self.live.store.write() as db:
                browser.cookies["miniconf"] = sign_in(db, who.id, self.live.clock())
        return browser

    def person(self, name: str, email: str, *roles: tuple[str, str]) -> Caller:
        """Somebody with an address."""
        who = self.service.person(name, *roles)
        with self.live.store.write() as db:
            db.execute(insert(Address).values(email=email, account_id=who.id, is_first=True))
        return who

    def mails(self, kind: str) -> list[Mail]:
        """What was queued."""
        with self.live.store.read() as db:
            return list(db.scalars(select(Mail).where(Mail.kind == kind).order_by(Mail.id)))


@contextmanager
def house(store: Store, data: Path, service: Service) -> Iterator[House]:
    """The service's HTTP side on a free port; its clock is ``service``'s."""
    post = TestPost()
    secrets: dict[str, str] = {}
    live = Live(store, data, KEY, post=post, clock=service.clock, secrets=secrets)
    server = make_server("127.0.0.1", 0, live_app(live), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield House(live, f"http://127.0.0.1:{server.server_port}", service, post, secrets)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""Pictures in messages: re-made, seen by whoever may, gone with the message."""

from __future__ import annotations

import io
import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from PIL import Image

from miniconf.errors import RequestError
from miniconf.service import commands, rooms
from miniconf.service.uploads import picture
from tests.integration.live.conftest import Place
from tests.live_server import Person, Server
from tests.live_service import Service

BOUNDARY = "a-boundary"


def a_picture(form: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    found = io.BytesIO()
    Image.new("RGB", size, "#204080").save(found, form)
    return found.getvalue()


def send(person: Person, server: Server, room: str, raw: bytes) -> dict[str, object]:
    found: dict[str, object] = sent_to(person, server, "/live/uploads", room, raw)["upload"]
    return found


def sent_to(person: Person, server: Server, path: str, room: str, raw: bytes) -> Any:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="room"\r\n\r\n{room}\r\n'.encode(),
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x.html"\r\n'
        "Content-Type: text/html\r\n\r\n".encode(),
        raw,
        f"\r\n--{BOUNDARY}--\r\n".encode(),
    ]
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    headers |= person.page_headers(server)
    with urlopen(Request(server.address + path, b"".join(parts), headers)) as answer:
        return json.load(answer)


def test_a_picture_is_in_its_message_and_goes_with_it(place: Place, server: Server) -> None:
    service = place.service
    ada, grace = (Person(service, service.person(name)) for name in ("Ada", "Grace"))
    with service.store.write() as db:
        made = rooms.open_room(db, ada.who, "Ours", "", service.clock(), private=True)
        room = made.room.key
    sent = send(ada, server, room, a_picture("JPEG"))
    assert (sent["width"], sent["height"]) == (40, 30)
    href, name = str(sent["href"]), str(sent["name"])
    with urlopen(Request(server.address + href, headers=ada.page_headers(server))) as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Type"] == "image/webp"
        assert Image.open(io.BytesIO(answer.read())).format == "WEBP"
    assert grace.get(server, href) == 404
    ada.connect(server)
    try:
        number = ada.do(room, "say", text="", uploads=[name])["number"]
        assert (
            ada.do(room, "say", text="Again", uploads=[name])["error"]["code"] == "upload.unknown"
        )
        (message,) = service.snapshot(ada.who, room)["messages"]
        assert message["uploads"] == [{"name": name, "width": 40, "height": 30}]
        assert (place.data / "uploads" / name).is_file()
        ada.do(room, "delete", of=number)
    finally:
        ada.disconnect()
    assert ada.get(server, href) == 404
    assert not (place.data / "uploads" / name).exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"GIF89a" + b"\0" * 20,
        a_picture()[:60],
        a_picture("BMP"),
    ],
    ids=["nothing", "svg", "html", "torn gif", "torn png", "bmp"],
)
def test_what_is_no_picture_is_refused(raw: bytes) -> None:
    with pytest.raises(RequestError):
        picture(raw)


def test_nothing_but_the_picture_is_kept() -> None:
    found = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (3000, 10)).save(found, "JPEG", exif=exif, comment=b"<script>")
    made = picture(found.getvalue() + b"<script>trailing</script>")
    assert (made.width, made.height) == (2400, 8)
    assert b"home" not in made.data
    assert b"script" not in made.data


def test_a_message_takes_only_ones_own(service: Service) -> None:
    ada, room = service.person("Ada"), service.room()
    with pytest.raises(RequestError):
        service.do(ada, room, commands.Say("x", None, ("0" * 32 + ".webp",)))


def test_a_portrait_is_small_and_goes_with_the_next(place: Place, server: Server) -> None:
    ada, grace = (Person(place.service, place.service.person(name)) for name in ("Ada", "Grace"))
    raw = a_picture("JPEG", (900, 300))
    name = sent_to(ada, server, "/live/avatar", "", raw)["account"]["avatar"]
    href = f"/live/avatars/{name}"
    with urlopen(Request(server.address + href, headers=grace.page_headers(server))) as answer:
        assert Image.open(io.BytesIO(answer.read())).size == (256, 256)
    with pytest.raises(HTTPError, match="401"):
        urlopen(server.address + href)
    again = sent_to(ada, server, "/live/avatar", "", raw)["account"]["avatar"]
    assert grace.get(server, href) == 404
    assert grace.get(server, f"/live/avatars/{again}") == 200
    assert ada.post(server, "/live/avatar/remove", {}) == 200
    assert grace.get(server, f"/live/avatars/{again}") == 404
    assert grace.get(server, "/live/avatars/..%2Fminiconf.sqlite") == 404


def test_no_picture_of_a_message_is_told_as_a_portrait(place: Place, server: Server) -> None:
    ada = Person(place.service, place.service.person("Ada"))
    sent = send(ada, server, "lobby", a_picture())
    assert ada.get(server, f"/live/avatars/{sent['name']}") == 404

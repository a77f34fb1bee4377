"""A site for those who are registered behind nginx, set up as the documentation says."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from find_servers import find
from tests.e2e.live_site import live_site
from tests.integration.live.test_gate import address, browser, files, is_for_all, status
from tests.live_server import Server, running
from tests.waiting import free_port, wait_for

pytestmark = pytest.mark.slow

FRAME = """
daemon off; pid {home}/nginx.pid; error_log {home}/nginx.log; user root;
events {{}}
http {{
    access_log off; types {{ text/html html; text/calendar ics; }}
    client_body_temp_path {home}/1; proxy_temp_path {home}/2; fastcgi_temp_path {home}/3;
    uwsgi_temp_path {home}/4; scgi_temp_path {home}/5;
    {server}
}}
"""


def documented(root: Path) -> str:
    """The server that the documentation sets up."""
    text = (root / "docs" / "people.md").read_text("utf-8")
    found = re.search(r"```nginx\n(server .*?)```", text, re.DOTALL)
    assert found is not None
    return found[1]


@contextmanager
def nginx(home: Path, server: str, port: int) -> Iterator[str]:
    """nginx on that port; its address."""
    conf = home / "nginx.conf"
    conf.write_text(FRAME.format(home=home, server=server), "utf-8")
    command = [find("nginx"), "-p", str(home), "-c", str(conf)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answers() -> bool:
        assert process.poll() is None, (home / "nginx.log").read_text("utf-8")
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", port)) == 0

    try:
        wait_for(answers)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def test_nginx_gives_files_to_those_who_are_registered(tmp_path: Path, repo_root: Path) -> None:
    port = free_port()
    with (
        live_site(tmp_path, access="registered") as site,
        running(Server(tmp_path / "live")) as own,
    ):
        set_up = documented(repo_root)
        for said, meant in {
            "443 ssl": f"127.0.0.1:{port}",
            "/srv/site": str(tmp_path / "site"),
            "127.0.0.1:8000": f"127.0.0.1:{own.port}",
        }.items():
            assert said in set_up
            set_up = set_up.replace(said, meant)
        signed = browser(site)
        cookie = signed.cookies["miniconf"]
        with nginx(tmp_path, set_up, port) as url:
            site.address = signed.address = url
            for name in files(tmp_path):
                path = address(name)
                page = name.endswith(".html") or "." not in name
                outside = 200 if is_for_all(name) else 303 if page else 401
                assert status(site, path) == outside, name
                assert status(site, path, cookie) == 200, name
            for path in ("/assets/../papers.json", "//papers.json", "/papers.json#/sign-in/"):
                assert status(site, path) == 401, path
            assert status(site, "/live/allowed", cookie) == 404
            feed = signed.get("/live/feed").body["href"]
            token = feed.partition("?")[2]
            assert status(site, feed) == 200
            for path in ("/papers.json", "/x.ics/../papers.json", "/papers.json%00.ics"):
                assert status(site, f"{path}?{token}") in {400, 401}, path

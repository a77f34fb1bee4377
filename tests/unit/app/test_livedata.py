from __future__ import annotations

import stat
from pathlib import Path

import pytest

from miniconf.app import livedata
from miniconf.app.environment import MailServer, surroundings
from miniconf.errors import StoreError, StoreOld, UsageError
from miniconf.store import schema

STRONG = "c2lnbi1pbi1rZXktb2YtdGVzdHMtMDEyMzQ1Njc4OQ"


def test_own_data_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    made = livedata.open_own(tmp_path / "live")
    made.store.close()
    assert stat.S_IMODE(made.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((made.directory / "key").stat().st_mode) == 0o600
    assert (made.directory / ".gitignore").read_text("utf-8") == "*\n"
    again = livedata.open_own(made.directory)
    again.store.close()
    assert again.key == made.key
    assert schema.version(again.store) == schema.newest()
    again.store.close()


def test_a_directory_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("", "utf-8")
    with pytest.raises(StoreError, match="something else"):
        livedata.prepare(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.tex"]


@pytest.mark.parametrize("key", ["", "qwerty", "a" * 64, "changeme" + "1" * 40, "abcabc" * 10])
def test_production_takes_a_strong_key(
    key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(livedata.KEY, key)
    with pytest.raises(StoreError, match="MINICONF_KEY") as caught:
        livedata.open_strict(tmp_path / "live")
    assert caught.value.code == "live.key"
    assert not key or key not in str(caught.value)
    if key:
        with pytest.raises(StoreError, match="MINICONF_KEY"):
            livedata.open_own(tmp_path / "live")


def test_production_brings_no_tables_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(livedata.KEY, STRONG)
    with pytest.raises(StoreOld):
        livedata.open_strict(tmp_path / "live")
    livedata.open_store(tmp_path / "live").close()
    livedata.open_strict(tmp_path / "live").store.close()


def test_mail_servers() -> None:
    read = surroundings({"MINICONF_SMTP": "smtp://me%40x:p%2Fw@mail.example.org"}).smtp
    assert read == MailServer("mail.example.org", 587, "me@x", "p/w")
    assert "p/w" not in repr(read)
    read = surroundings({"MINICONF_SMTP": "smtps://mail.example.org"}).smtp
    assert read == MailServer("mail.example.org", 465, is_tls=True)
    assert surroundings({}).smtp is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINICONF_SMTP", "mail.example.org:25"),
        ("MINICONF_SMTP", "smtp://user:secret@:25"),
        ("MINICONF_SMTP", "smtp://host:port"),
        ("MINICONF_ORIGIN", "conference.example.org"),
        ("MINICONF_ORIGIN", "https://example.org/2027"),
        ("MINICONF_PROXIES", "nginx"),
    ],
)
def test_what_cannot_be_meant_is_said(name: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        surroundings({name: value})
    assert name in caught.value.reason
    assert "secret" not in caught.value.reason


def test_secrets_of_providers() -> None:
    found = surroundings({"MINICONF_SECRET_ORCID": "s3cret", "PATH": "/bin"})
    assert dict(found.secrets) == {"ORCID": "s3cret"}
    assert "s3cret" not in repr(found)

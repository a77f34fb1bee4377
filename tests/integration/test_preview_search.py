"""The preview's API follows the data, by an embedding server that config names."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from miniconf.app.choice import Choice
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.web.encoder.child import EncoderThere
from miniconf.web.encoder.server import EncoderServer
from miniconf.web.preview import Preview
from tests.building import write

SEARCH = "/api/v1/search"
PAPERS = "UID,title,authors,abstract\ngraphs,Graphs,A,Edges and nodes.\nsounds,Sounds,B,Speech.\n"


@pytest.fixture
def encoder() -> Iterator[str]:
    server = EncoderServer(HashingEncoder(), "tiny", "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.address
    server.stop()
    thread.join()


def data(directory: Path, encoder: str, papers: str = PAPERS) -> Path:
    config = f"name: Follows\nencoder: {{url: '{encoder}'}}\n"
    return write(directory, {"config.yml": config, "papers.csv": papers})


def found(client: Client, query: str) -> tuple[str, str]:
    answer = client.post(SEARCH, json={"query": query, "limit": 1}).get_json()
    return answer["by"], answer["hits"][0]["uid"]


def test_what_changes_is_found(tmp_path: Path, encoder: str) -> None:
    directory = data(tmp_path, encoder)
    preview = Preview(directory, "127.0.0.1", 0, search=False, choice=Choice())
    preview.build()
    client = Client(preview.wsgi())
    assert found(client, "edges of nodes") == ("meaning", "graphs")
    data(directory, encoder, PAPERS + "birds,Birds,C,Songs with edges of nodes.\n")
    preview.build()
    assert found(client, "songs with edges of nodes") == ("meaning", "birds")
    assert ' data-api="/api/v1"' in client.get("/papers/").text


def test_without_reading_papers_there_is_no_api(tmp_path: Path, encoder: str) -> None:
    preview = Preview(data(tmp_path, encoder), "127.0.0.1", 0, search=False)
    preview.build()
    client = Client(preview.wsgi())
    assert client.post(SEARCH, json={"query": "edges"}).status_code in {404, 405}
    assert "data-api" not in client.get("/papers/").text


def test_a_server_that_is_away_leaves_words() -> None:
    away = EncoderThere("http://127.0.0.1:9", "")
    assert away.encoder() is None
    assert "does not answer" in away.failed

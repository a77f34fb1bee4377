"""Search by meaning over real HTTP, asked by our own client and by a machine that tries to break
it."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import schemathesis
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import BaseSchema, GenerationMode
from schemathesis.core.result import Ok
from werkzeug.serving import make_server

from miniconf.app.search import PaperSearch
from miniconf.app.similarity import passages_of
from miniconf.client import Client
from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.encoder import Encoder
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.relate import relate
from miniconf.errors import RequestError, ServiceAway, TooLarge, TooOften, Unknown, UsageError
from miniconf.sitedata import load
from miniconf.web.http import ROOT
from miniconf.web.http.api import LONGEST_BODY, Library, api_app
from miniconf.web.http.limits import Rate
from tests.building import write

UNHURRIED = Rate(per_second=1e9, burst=10**9)
PAPERS = """\
UID,title,authors,abstract,track,programme
graphs,Graph networks,Ada Lovelace|Grace Hopper,Messages travel along edges of graphs.,Learning,main
trees,Trees and networks,Ada Lovelace,Graphs without circles are trees.,Learning,demo
sounds,Sounds to letters,Alan Turing,Recurrent networks write down speech.,Speech,main
birds,Songs of birds,Maria Graph,The speech of the nightingale is a song.,Speech,main
silent,A title alone,Nobody Known,,Learning,main
"""
SESSIONS = """\
- UID: S1
  title: Opening
  start_time: 2027-06-07 09:00
  end_time: 2027-06-07 10:00
  papers: [graphs, sounds]
- UID: S2
  title: Closing
  start_time: 2027-06-08 09:00
  end_time: 2027-06-08 10:00
  papers: [trees, birds]
"""


class Encoders:
    """An encoder that is there, or is not."""

    def __init__(self, found: Encoder | None) -> None:
        self.found = found

    def encoder(self) -> Encoder | None:
        return self.found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    data = write(
        tmp_path_factory.mktemp("api") / "data",
        {"config.yml": "name: Api\n", "papers.csv": PAPERS, "sessions.yml": SESSIONS},
    )
    conference = load(data).conference
    assert conference is not None
    encoder, passages = HashingEncoder(), passages_of(conference)
    cache = VectorCache.open(data, encoder.identity)
    cache.fill(encoder, list(passages.values()))
    related, _ = relate(passages, {}, cache, {})
    return Library(PaperSearch(conference, cache, related), Encoders(encoder))


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    with served(api_app(library, UNHURRIED)) as found:
        yield found


@pytest.fixture(scope="module")
def client(address: str) -> Client:
    return Client(address)


def test_search(client: Client) -> None:
    found = client.search("messages along the edges of graphs", limit=2)
    assert found.by == "meaning"
    assert len(found.hits) == 2
    hit = found.hits[0]
    assert (hit.uid, hit.title, hit.url) == ("graphs", "Graph networks", "/paper/graphs/")
    assert hit.authors == ("Ada Lovelace", "Grace Hopper")
    assert hit.track == "Learning"
    assert hit.why.sentence is not None
    assert hit.why.sentence.text == "Messages travel along edges of graphs."
    assert {"messages", "edges"} <= {term.text for term in hit.why.terms}


@pytest.mark.parametrize(
    ("filters", "uids"),
    [
        ({"track": "speech"}, {"sounds", "birds"}),
        ({"session": "S1"}, {"graphs", "sounds"}),
        ({"day": "2027-06-08"}, {"trees", "birds"}),
        ({"programme": "demo"}, {"trees"}),
        ({"track": "Speech", "day": "2027-06-07"}, {"sounds"}),
    ],
)
def test_filters(client: Client, filters: dict[str, str], uids: set[str]) -> None:
    found = client.search("networks of speech and graphs", **filters)  # type: ignore[arg-type]
    assert {hit.uid for hit in found.hits} == uids


def test_a_filter_that_no_paper_passes_says_what_there_is(client: Client) -> None:
    with pytest.raises(Unknown, match="'Speach'") as caught:
        client.search("songs", track="Speach")
    assert caught.value.code == "search.track"
    assert caught.value.remedy == "There is: Speech."


def test_similar(client: Client) -> None:
    found = client.similar("graphs", limit=2)
    assert found.hits[0].uid == "trees"
    assert len(found.hits) == 2
    assert found.hits[0].why.terms
    with pytest.raises(Unknown) as caught:
        client.similar("no/such?paper")
    assert caught.value.code == "paper.unknown"


def test_recommend(client: Client) -> None:
    found = client.recommend(liked=["graphs"], disliked=["birds"])
    uids = [hit.uid for hit in found.hits]
    assert uids[0] == "trees"
    assert not {"graphs", "birds"} & set(uids)
    assert found.hits[0].why.because == "graphs"
    assert client.recommend().hits == ()
    with pytest.raises(Unknown):
        client.recommend(["nowhere"])


def test_without_an_encoder_words_decide(library: Library) -> None:
    lacking = Library(library.papers, Encoders(None), "/2027")
    with served(api_app(lacking, UNHURRIED)) as address:
        found = Client(address).search("nightingale")
        assert found.by == "words"
        assert [hit.url for hit in found.hits] == ["/2027/paper/birds/"]


def test_too_often(library: Library) -> None:
    with served(api_app(library, Rate(per_second=0.1, burst=2))) as address:
        client = Client(address)
        client.search("graphs")
        client.similar("graphs")
        with pytest.raises(TooOften) as caught:
            client.search("graphs")
        assert 1 <= caught.value.seconds <= 10
        with urlopen(Request(f"{address}{ROOT}/search", method="OPTIONS")) as answer:
            assert answer.headers["Access-Control-Allow-Methods"] == "GET, POST, OPTIONS"


def test_any_site_may_ask_and_nothing_personal_is_sent(address: str) -> None:
    with urlopen(f"{address}{ROOT}/papers/graphs/similar") as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("path", "raw", "status", "code"),
    [
        ("/search", b"{", 400, "request.body"),
        ("/search", b'{"query": 5}', 400, "request.body"),
        ("/search", b'{"query": "x", "limit": 0}', 400, "request.body"),
        ("/search", b'{"query": "x", "more": 1}', 400, "request.body"),
        ("/search", b"\xff", 400, "request.body"),
        ("/search", b" " * (LONGEST_BODY + 1), 413, "request.too-large"),
        ("/search", None, 405, "request.method"),
        ("/nothing", None, 404, "request.unknown"),
        ("/papers/graphs/similar?limit=x", None, 400, "request.limit"),
        ("/papers/nowhere/similar", None, 404, "paper.unknown"),
    ],
)
def test_errors_have_codes(
    address: str, path: str, raw: bytes | None, status: int, code: str
) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(f"{address}{ROOT}{path}", raw)
    with caught.value as error:
        assert error.code == status
        assert json.load(error)["error"]["code"] == code


def test_the_client_says_what_is_wrong(
    client: Client, serve_directory: Callable[[Path], str], tmp_path: Path
) -> None:
    with pytest.raises(TooLarge):
        client.search("x" * LONGEST_BODY)
    with pytest.raises(UsageError):
        Client("nowhere")
    with pytest.raises(ServiceAway, match="no such service"):
        Client(serve_directory(tmp_path)).similar("x")
    with pytest.raises(ServiceAway, match="does not answer"):
        Client("http://127.0.0.1:9").similar("x")


def test_what_people_look_for_is_in_no_log(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    client.search("nightingale secrets")
    with pytest.raises(RequestError):
        client.search("secrets of graphs", limit=-1)
    written = capfd.readouterr()
    assert "secrets" not in caplog.text + written.out + written.err


@pytest.fixture(scope="module")
def described(library: Library) -> BaseSchema:
    """The API as it describes itself, asked in process."""
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", api_app(library, UNHURRIED))


@pytest.mark.parametrize("mode", list(GenerationMode))
@given(data=st.data())
def test_it_answers_as_it_is_described(
    described: BaseSchema, mode: GenerationMode, data: st.DataObject
) -> None:
    """Requests that fit the description, and ones that do not: never a 5xx, never another form."""
    results = list(described.get_all_operations())
    operation = data.draw(st.sampled_from([each.ok() for each in results if isinstance(each, Ok)]))
    case = data.draw(operation.as_strategy(generation_mode=mode))
    response = case.call()
    if response.status_code != 413:  # it may send more than anybody takes
        case.validate_response(response)

"""Parts of the live pages on their own: the fold of a room, the outbox, what messages become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference, write_media

pytestmark = pytest.mark.browser

ROOM = {"key": "lobby", "last": 0, "state": "open", "topic": "", "slow": 0, "active_at": None}


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of a site with live parts; there is no service beside it."""
    data, out = (tmp_path_factory.mktemp("shell") / name for name in ("data", "site"))
    data.mkdir()
    write_media(data)
    build(small_conference(), BuildOptions(data, out, search=False, live=True))
    return serve_directory(out)


@pytest.fixture
def page(open_page: PageOpener, shell: str) -> Page:
    """A page whose modules can be asked."""
    # No service answers, which the browser notes.
    page = open_page(allow="404|/live/")
    page.goto(f"{shell}/sign-in/")
    return page


FOLD = """async ({ snapshot, batches }) => {
    const { opened, applied } = await import("miniconf/live/room.js");
    let room = opened(snapshot);
    const gaps = [];
    for (const entries of batches) {
        const found = applied(room, entries);
        room = found.room;
        gaps.push(found.gap);
    }
    return { last: room.room.last, room: room.room, messages: room.messages, gaps };
}"""


def entry(n: int, kind: str, of: int | None = None, by: int | None = 7, **body: Any) -> Any:
    """An entry of a log."""
    return {"n": n, "kind": kind, "by": by, "at": f"2027-06-07T08:00:{n:02}Z", "of": of} | {
        "body": body
    }


def said(n: int, text: str = "a", thread: int | None = None, by: int = 7) -> Any:
    """A message's entry."""
    return entry(n, "message", by=by, text=text, thread=thread, uploads=[])


LOG = [
    said(1, "one"),
    said(2, "two", thread=1, by=9),
    entry(3, "question", by=None, text="why?"),
    entry(4, "vote", 3, by=None, votes=2),
    entry(5, "answer", 3, text="because", uploads=[]),
    entry(6, "edit", 1, text="ONE"),
    entry(7, "react", 1, emoji="👍"),
    entry(8, "react", 1, by=9, emoji="👍"),
    entry(9, "unreact", 1, emoji="👍"),
    entry(10, "pin", 1),
    entry(11, "delete", 2, by=9),
    entry(12, "accept", 3, answer=5),
    entry(13, "room", topic="Later"),
    entry(14, "mark", 3, state="dismissed", duplicate_of=None, live_at=None),
]


def fold(page: Page, *batches: list[Any], snapshot: Any = None) -> Any:
    """The room after batches of entries."""
    begin: dict[str, Any] = {"room": ROOM, "messages": [], "people": {}, "first": None}
    return page.evaluate(FOLD, {"snapshot": snapshot or begin, "batches": list(batches)})


def test_a_log_replayed_is_the_room(page: Page) -> None:
    found = fold(page, LOG)
    by_number = {message["n"]: message for message in found["messages"]}
    assert sorted(by_number) == [1, 2, 3, 5]
    one, two, question, answer = (by_number[n] for n in (1, 2, 3, 5))
    assert (one["text"], one["replies"], one["pinned"]) == ("ONE", 1, True)
    assert one["edited_at"] == "2027-06-07T08:00:06Z"
    assert one["reactions"] == {"👍": [9]}
    assert (two["deleted"], two["text"], two["thread"]) == (True, "", 1)
    assert (question["by"], question["votes"], question["accepted"]) == (None, 2, 5)
    assert (question["state"], question["replies"]) == ("dismissed", 1)
    assert (answer["kind"], answer["thread"]) == ("answer", 3)
    assert (found["last"], found["room"]["topic"]) == (14, "Later")


def test_entries_come_once_in_order_whatever_the_line_does(page: Page) -> None:
    whole = fold(page, LOG)
    batches = [LOG[:3], LOG[1:5], LOG[7:9], LOG[4:9], LOG[:14], LOG[9:]]
    torn = fold(page, *batches)
    assert torn["gaps"] == [False, False, True, False, False, False]
    assert torn["messages"] == whole["messages"]


PAGES = """async ({ log, page, until, where }) => {
    const { opened, applied, joined } = await import("miniconf/live/room.js");
    const room = { key: "lobby", last: 0, state: "open" };
    const begin = opened({ room, messages: [], people: {}, first: 1 });
    let now = applied(begin, log.slice(0, until)).room;
    now = joined(now, page, where);
    now = applied(now, log.slice(until)).room;
    return now.messages.map(({ n, replies, text }) => [n, replies, text]);
}"""


def test_a_page_older_or_newer_than_the_room_hears_of_all_once(page: Page) -> None:
    base = [said(n, f"m{n}") for n in range(1, 6)]
    later = [said(6, thread=2), entry(7, "edit", 1, text="new"), said(8, thread=2)]
    log = [*base, *later, *(said(n) for n in range(9, 15))]
    whole = [[m["n"], m["replies"], m["text"]] for m in fold(page, log)["messages"]]
    for read_at in (6, 10, 14):
        state = fold(page, log[:read_at])["messages"]
        known = {"messages": state, "people": {}, "before": None, "after": None, "last": read_at}
        asked = {"log": log, "page": known, "until": 10, "where": "anew"}
        assert page.evaluate(PAGES, asked) == whole, read_at


OUTBOX = """async ({ refusals, puts }) => {
    const { Outbox } = await import("miniconf/live/outbox.js");
    const { Refused } = await import("miniconf/live/refused.js");
    const sent = [];
    let number = 0;
    const send = async ({ id, command }) => {
        sent.push([id, command.text]);
        const code = refusals.shift();
        if (code) throw new Refused({ code, reason: code });
        return ++number;
    };
    const box = new Outbox(1, send);
    for (const text of puts) box.put("lobby", { do: "say", text });
    const end = Date.now() + 8000;
    while (box.waiting.some(({ refused }) => !refused) && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const left = box.waiting.map(({ command, refused }) => [command.text, refused]);
    const done = box.done.map(({ waiting, number }) => [waiting.command.text, number]);
    box.close();
    return { sent, left, done };
}"""


def outbox(page: Page, refusals: list[str], puts: list[str]) -> Any:
    """What an outbox did with messages against a service that refuses so."""
    return page.evaluate(OUTBOX, {"refusals": refusals, "puts": puts})


def test_what_is_put_goes_out_in_order(page: Page) -> None:
    found = outbox(page, [], ["a", "b", "c"])
    assert [text for _, text in found["sent"]] == ["a", "b", "c"]
    assert found["done"] == [["a", 1], ["b", 2], ["c", 3]]
    assert found["left"] == []


def test_a_line_that_is_away_is_tried_again_under_the_same_id(page: Page) -> None:
    found = outbox(page, ["line.away", "store.away"], ["a", "b"])
    texts = [text for _, text in found["sent"]]
    assert texts == ["a", "a", "a", "b"]
    assert len({name for name, text in found["sent"] if text == "a"}) == 1


def test_what_is_refused_stays_and_holds_nothing_up(page: Page) -> None:
    found = outbox(page, ["room.locked"], ["a", "b"])
    assert found["left"] == [["a", "room.locked"]]
    assert [text for text, _ in found["done"]] == ["b"]


def test_what_waits_outlives_the_page(page: Page) -> None:
    page.evaluate(
        """() => import("miniconf/lib/store.js").then(({ write }) => write("outbox:1", [
            { id: "0".repeat(32), room: "lobby", command: { do: "say", text: "kept" }, at: "" },
        ]))"""
    )
    page.reload()
    found = outbox(page, [], ["new"])
    assert [text for text, _ in found["done"]] == ["kept", "new"]
    assert found["sent"][0] == ["0" * 32, "kept"]


RENDER = """async (texts) => {
    const { html, render } = await import("htm/preact");
    const { nodesOf } = await import("miniconf/live/text/nodes.js");
    const made = [];
    for (const text of texts) {
        const home = document.createElement("div");
        document.body.append(home);
        render(html`<div class="words">${nodesOf(text, 7)}</div>`, home);
        if (/[$]|\\\\[(\\[]/.test(text)) {
            const end = Date.now() + 5000;
            const formulas = [...home.querySelectorAll(".formula")];
            const blank = () => formulas.some((one) => !one.firstChild);
            while (blank() && Date.now() < end) await new Promise((r) => setTimeout(r, 20));
        }
        made.push({
            text: home.textContent,
            html: home.innerHTML,
            tags: [...home.querySelectorAll("*")].map((one) => one.localName),
            attributes: [...home.querySelectorAll("*")].flatMap((one) =>
                [...one.attributes].map(({ name, value }) => [name, value])),
        });
        home.remove();
    }
    return made;
}"""


def rendered(page: Page, *texts: str) -> Any:
    """What messages become."""
    return page.evaluate(RENDER, list(texts))


EVIL = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](person:1<script>)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/spy.png)",
    "![x](javascript:alert(1))",
    "[a]: javascript:alert(1)\n\n[a]",
    '[x](https://ok.example "onmouseover=alert(1)")',
    "```<script>alert(1)</script>\nx\n```",
    "```html\n<script>alert(1)</script>\n```",
    "`<b onclick=alert(1)>`",
    "#paper:../../sign-in?x=<script>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\url{javascript:alert(1)}$",
    "$\\htmlData{a=b}{x}$",
    "$\\htmlId{main}{x}$",
    "$\\htmlClass{masthead}{x}$",
    "$\\htmlStyle{position:fixed;inset:0}{x}$",
    "$\\includegraphics{https://evil.example/spy.png}$",
    "$<img src=x onerror=alert(1)>$",
    "\\(\\text{<script>alert(1)</script>}\\)",
    "$\\def\\a{\\a\\a}\\a$",
    "$\\rule{9999em}{9999em}$",
    "> " * 200 + "deep",
    "*" * 5000,
    "[" * 3000,
    "$" * 3001,
)
SAFE_TAGS = frozenset(
    "div p br em strong s ul ol li blockquote pre code button span a svg path math semantics mrow "
    "mi mo mn mtext mstyle mspace annotation merror msup mpadded".split()
)


def test_no_message_is_more_than_its_words(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for text, found in zip(EVIL, rendered(page, *EVIL), strict=True):
        assert set(found["tags"]) <= SAFE_TAGS, text
        for name, value in found["attributes"]:
            assert not name.startswith("on"), text
            assert name not in {"id", "src", "srcset", "data-a"}, text
            if name == "href":
                assert value.startswith(("https://", "http://", "mailto:", "/paper/")), text
    assert not [url for url in asked if "evil" in url]


def test_formulas_of_any_size_stay_in_their_place(page: Page) -> None:
    (huge,) = rendered(page, "$\\rule{9999em}{9999em}$")
    widths = [value for name, value in huge["attributes"] if name == "style"]
    assert not any("9999em" in value for value in widths)


WORDS = {
    "*a* **b** ~~c~~ `d`": ("<em>a</em>", "<strong>b</strong>", "<s>c</s>", "<code>d</code>"),
    "one\ntwo": ("one<br>two",),
    "- a\n- b": ("<ul><li>", "</li><li>"),
    "3. a": ('<ol start="3">',),
    "> said": ("<blockquote>",),
    "see https://example.org/a_b_c.": ('href="https://example.org/a_b_c"', "</a>."),
    "[x](mailto:a@b.example)": ('href="mailto:a@b.example"',),
    "[@Ada L](person:7) and [@Bo](person:8)": (
        '<span class="mention me" data-person="7">@Ada L</span>',
        '<span class="mention" data-person="8">@Bo</span>',
    ),
    "@authors please": ('<span class="mention">@authors</span>',),
    "like #paper:p.1, no": ('href="/paper/p.1/"', "</a>, no"),
    "# no heading": ("<p># no heading</p>",),
    "it costs $5 or $6": ("<p>it costs $5 or $6</p>",),
    "mail a@authors.example #paper": ("a@authors.example #paper",),
}


def test_markdown_of_messages(page: Page) -> None:
    for (text, parts), found in zip(WORDS.items(), rendered(page, *WORDS), strict=True):
        for part in parts:
            assert part in found["html"], text


FORMULAS = ("$x^2$", "\\(x^2\\)", "$$x^2$$", "\\[x^2\\]", "so\n\n$$\nx^2\n$$\n\nyes", "- $x^2$")


def test_formulas_are_set(page: Page) -> None:
    for text, found in zip(FORMULAS, rendered(page, *FORMULAS), strict=True):
        assert "math" in found["tags"], text
        assert '<annotation encoding="application/x-tex">' in found["html"], text
        assert ("display" in found["html"]) == ("$$" in text or "\\[" in text), text


def test_a_broken_formula_is_shown_as_it_was_written(page: Page) -> None:
    (found,) = rendered(page, "so $\\frac{1}{$ it is")
    assert "\\frac{1}{" in found["text"]


NEXT = {
    "/paper/p.1/#m3": "/paper/p.1/#m3",
    "/chat/?room=lobby": "/chat/?room=lobby",
    "//evil.example": "/",
    "/\\evil.example": "/",
    "https://evil.example": "/",
    "javascript:alert(1)": "/",
    "/\t/evil.example": "/",
    "": "/",
}


def test_signing_in_leads_nowhere_else(page: Page) -> None:
    asked = "(paths) => import('miniconf/live/next.js').then((m) => paths.map(m.sameSite))"
    assert dict(zip(NEXT, page.evaluate(asked, list(NEXT)), strict=True)) == NEXT


TIMES = {0: "0:00", 75: "1:15", 3605: "1:00:05", 36_000: "10:00:00"}


def test_times_of_videos(page: Page) -> None:
    asked = "(all) => import('miniconf/live/video-time.js').then((m) => all.map(m.NAME))"
    words = page.evaluate(asked.replace("NAME", "timeWords"), list(TIMES))
    assert words == list(TIMES.values())
    written = [*words, " 90 ", "1:2", "", "soon", "1:2:3:4", "-5"]
    read = page.evaluate(asked.replace("NAME", "secondsOf"), written)
    assert read == [*TIMES, 90, 62, None, None, None, None]

"""Every template has one context class, and shows exactly what the class holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from miniconf.conference.conference import Conference
from miniconf.conference.related import Meaning, Related, Topic
from miniconf.conference.talk import Archive, Said, Talk
from miniconf.site.clock import Clock
from miniconf.site.environment import environment
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Page
from miniconf.site.plan import plan
from miniconf.site.words import words
from miniconf.sitedata import load

GIVEN = {"layout", "assets", "tracks", "once"}
"""Names that every template may use; ``plan`` gives them to all."""
CALLED = {"_", "gettext", "ngettext", "range"}


@pytest.fixture(scope="module")
def sample(repo_root: Path) -> Conference:
    """The sample conference with Mini-Conf's addresses, so that every kind of page occurs."""
    conference = load(repo_root / "sitedata").conference
    assert conference is not None
    papers = (replace(paper, position=(i, i % 7)) for i, paper in enumerate(conference.papers))
    settings = replace(conference.settings, legacy_urls=True)
    return replace(conference, settings=settings, papers=tuple(papers))


def related(sample: Conference) -> Related:
    """Vectors, a topic and places of the papers, without which some pages do not occur."""
    uids = tuple(paper.uid for paper in sample.papers)
    return Related(
        topics=(Topic("everything", (0.5, 0.5), len(uids)),),
        topic_of=dict.fromkeys(uids, 0),
        meaning=Meaning(1, uids, bytes(len(uids))),
    )


def archive(sample: Conference) -> Archive:
    """A question on a paper, with its answer."""
    at = datetime(2027, 6, 7, 8, tzinfo=UTC)
    asked = Said(1, "question", at, "anonymous", "", "Why?", state="answered")
    answered = Said(2, "answer", at, "named", "Ada", "Because.", thread=1)
    paper = sample.papers[0]
    href = f"/paper/{paper.slug}/"
    return Archive((Talk(f"paper:{paper.uid}", "paper", paper.title, href, (asked, answered)),))


@pytest.fixture(scope="module")
def contexts(sample: Conference, repo_root: Path) -> dict[str, set[type]]:
    """The classes of context that the sample's build gives to each template."""
    found: dict[str, set[type]] = defaultdict(set)
    options = BuildOptions(repo_root / "sitedata", repo_root / "nowhere", live=True)
    for output in plan(sample, options, related(sample), archive(sample)):
        if isinstance(output, Page):
            found[output.template].add(type(output.context))
    return found


def names_used(env: Environment, template: str) -> set[str]:
    """Names that the template and those it extends ask for."""
    assert env.loader is not None
    tree = env.parse(env.loader.get_source(env, template)[0])
    names = meta.find_undeclared_variables(tree) - names_made(tree)
    for parent in tree.find_all(nodes.Extends):
        assert isinstance(parent.template, nodes.Const)
        names |= names_used(env, parent.template.value)
    return names - GIVEN - CALLED


def names_made(tree: nodes.Template) -> set[str]:
    """Names of the macros that the template imports or makes."""
    imported = [name for one in tree.find_all(nodes.FromImport) for name in one.names]
    made = {macro.name for macro in tree.find_all(nodes.Macro)}
    return made | {name if isinstance(name, str) else name[1] for name in imported}


def test_every_page_template_is_used(contexts: dict[str, set[type]], repo_root: Path) -> None:
    files = {f"pages/{path.name}" for path in (repo_root / "templates" / "pages").glob("*.html")}
    assert files == set(contexts)


def test_every_template_has_one_context(contexts: dict[str, set[type]]) -> None:
    assert {name: len(classes) for name, classes in contexts.items()} == dict.fromkeys(contexts, 1)


def test_templates_show_what_their_context_holds(
    contexts: dict[str, set[type]], sample: Conference
) -> None:
    spoken = words("en")
    env = environment(spoken, Clock(sample.zone, spoken.locale), BuildOptions(Path(), Path()))
    wrong = {}
    for template, (context, *_others) in ((name, [*kinds]) for name, kinds in contexts.items()):
        held = {field.name for field in fields(context)}
        used = names_used(env, template)
        if used != held:
            wrong[template] = {"unknown": used - held, "never shown": held - used}
    assert not wrong

"""Texts of the organizers: questions and answers, conduct, awards, news, own pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A frequently asked question (not the Q&A of a paper) and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FaqSection:
    """A headed group of questions."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Award:
    """A prize and the papers that won it."""

    uid: str
    title: str
    description: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the organizers' own (``pages/*.md``)."""

    slug: str
    title: str
    body: str
    """Markdown, sanitised HTML allowed."""
    menu: str = "more"
    """``more``, ``footer`` or ``none``."""
    order: int = 100
    summary: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """A dated notice of the organizers, shown at home and in the Atom feed."""

    uid: str
    title: str
    when: datetime
    body: str = ""

"""Every check there is, with its documented severity. The documentation is made from this list."""

from __future__ import annotations

from collections.abc import Iterator

from miniconf.sitedata.findings import Check

SUBJECTS = {
    "papers": "paper",
    "sessions": "session",
    "events": "event",
    "speakers": "speaker",
    "tutorials": "tutorial",
    "workshops": "workshop",
    "socials": "social",
    "sponsors": "sponsor",
    "mentors": "mentor",
    "awards": "award",
    "news": "news",
    "pages": "page",
}
"""What one row of each kind that has uids is called in codes."""

_FAULTS = {
    "config.missing": "There is no config file, so the conference has no name.",
    "config.days": "The days of the conference are in the wrong order, or far too many.",
    "file.unreadable": "A file cannot be opened, or is not the format that its ending says.",
    "file.not-utf8": "A file is not UTF-8.",
    "file.two-of-a-kind": "Two files hold the same kind of data.",
    "file.unclosed-quote": "A quote in CSV is never closed and swallows the rest of the file.",
    "file.too-deep": "YAML or JSON is nested too deeply, or grows without bound through aliases.",
    "file.shape": "A file holds neither rows nor a mapping of rows.",
    "row.shape": "A row is not a mapping of columns to values.",
    "column.missing": "A column that is needed is missing from the whole file.",
    "time.unreadable": "A time cannot be read.",
    "time.nonexistent": "A local time falls into the hour that daylight saving skips.",
    "time.ambiguous": "A local time happens twice, when daylight saving ends.",
    "time.unknown-zone": "A time zone has no such name.",
    "time.no-start": "There is an end but no start.",
    "time.no-end": "There is a start but neither an end nor minutes.",
    "time.end-before-start": "Something ends before, or when, it starts.",
    "date.unreadable": "A day cannot be read.",
}

_WARNINGS = {
    "config.no-name": "The conference has no name.",
    "config.ignored": "A setting of Mini-Conf has no effect here.",
    "config.accent": "The accent of the theme is not a colour.",
    "config.encoder": "The device, the precision or the diversity of the encoder is unknown.",
    "config.registration": "Registration is neither `roster` nor `open`.",
    "config.access": "Access is neither `public` nor `registered`; the site stays shut.",
    "config.tickets": "Tickets are asked for where rooms take none.",
    "config.sign-in": "A way to sign in lacks its name, its issuer or its client_id.",
    "config.language": "The interface does not speak that language.",
    "file.empty": "A file is empty.",
    "file.unknown": "A data file is not one that is read.",
    "row.too-many-cells": "A row has more cells than there are columns; the rest is left out.",
    "row.too-few-cells": "A row has fewer cells than there are columns.",
    "row.duplicate-key": "A key stands twice in a mapping; the last one counts.",
    "column.duplicate": "Two columns mean the same.",
    "column.unknown": "A column is not known; it is kept and not published.",
    "column.private": "A column is private; it is kept apart and never published.",
    "private.value": "A cell holds an e-mail address or a meeting link, which is not published.",
    "text.control-characters": "A text holds control characters; they are left out.",
    "text.tex": "TeX does not parse; it is shown as written.",
    "value.unreadable": "A cell does not hold what its column is for; it is left out.",
    "link.bad": "A link is neither http(s) nor a file; it is left out.",
    "link.nowhere": "A link leads to no page and no file of the site.",
    "media.missing": "A file is not on disk; it is left out.",
    "media.outside": "A path leads out of the sitedata directory; it is left out.",
    "media.not-for-publishing": "A path names a data file or a hidden file; it is left out.",
    "image.remote": "An image is on another site; it is not shown.",
    "image.unknown-ending": "An image is not of a kind that browsers show; it is left out.",
    "video.captions-alone": "Captions stand without a video.",
    "author.orcid": "An ORCID identifier is mistyped; it is left out.",
    "author.columns": "A column beside the authors has not one value an author; it is left out.",
    "paper.doi": "A DOI is mistyped; it is left out.",
    "paper.no-abstract": "A paper has no abstract.",
    "paper.unknown-session": "A paper names a session or event that does not exist.",
    "paper.unknown-similar": "A paper names a similar paper that does not exist.",
    "paper.two-places": "A paper is presented in two places at once.",
    "session.unknown-paper": "A session names a paper that does not exist.",
    "session.unknown-workshop": "A session names a workshop that does not exist.",
    "event.unknown-paper": "An event names a paper that does not exist.",
    "event.unknown-session": "An event names a session that does not exist.",
    "event.unknown-workshop": "An event names a workshop that does not exist.",
    "event.unknown-about": "An event is about something that does not exist.",
    "award.unknown-paper": "An award names a paper that does not exist.",
    "highlighted.unknown-paper": "A highlighted paper does not exist.",
    "projection.unknown-paper": "A position is given for a paper that does not exist.",
    "recommendations.unknown-paper": "A recommendation names a paper that does not exist.",
    "programme.outside-days": "Something happens outside the days that config states.",
    "calendar.no-title": "An entry of the calendar has no title.",
    "calendar.duplicate-uid": "A uid is used twice in the calendar and the events.",
    "calendar.left-out": "An entry of the calendar cannot be read; it is left out.",
    "calendar.unknown-page": "An entry of the calendar leads to a page that does not exist.",
    "online.dead": "An address answers that nothing is there (with `--online`).",
    "online.unreachable": "A host does not answer (with `--online`).",
    "online.unclear": "A host does not answer programs; look at it yourself (with `--online`).",
    "online.not-embeddable": "A video may not be embedded on other sites (with `--online`).",
    "online.not-media": "A video's file is something else, such as a page (with `--online`).",
    "online.private-address": "An address is not on the public internet (with `--online`).",
}


def _of_subjects() -> Iterator[Check]:
    for subject in SUBJECTS.values():
        yield Check(
            f"{subject}.duplicate-uid",
            "warning",
            "A uid is used twice; the second one is given another.",
        )
        yield Check(
            f"{subject}.uid-case",
            "warning",
            "Two uids differ only in case; their addresses are made distinct.",
        )
        if subject == "page":
            continue  # a page's file has a name, which serves for both
        yield Check(f"{subject}.missing-uid", "warning", "A uid is missing; one is made.")
        yield Check(f"{subject}.no-title", "warning", "A title or name is missing.")


CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        *(Check(code, "fault", doc) for code, doc in _FAULTS.items()),
        *(Check(code, "warning", doc) for code, doc in _WARNINGS.items()),
        *_of_subjects(),
    )
}

"""``miniconf people``: the roster, invitations, links."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from miniconf.app.environment import ORIGIN, surroundings
from miniconf.app.livedata import open_store
from miniconf.app.post import outbox
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.errors import Unknown, UsageError
from miniconf.service import roster
from miniconf.service.about import About, kept
from miniconf.service.clock import real
from miniconf.service.desk import PER_MINUTE, EntryView, People
from miniconf.service.importing import Imported, bring_in
from miniconf.service.signing import make_link
from miniconf.store.engine import Store

_EPILOG = """
\b
A roster is a CSV file with a column for e-mail addresses, and as many of these as you like:
  name, email, affiliation, roles, papers, ticket

\b
  name,email,roles,papers,ticket
  Ada Lovelace,ada@example.org,session chair@S1|mentor,12|47,everything
  Grace Hopper,grace@example.org|hopper@navy.example,,12,tutorial:T1

\b
Roles: attendee, author, mentor, host, sponsor, volunteer, session chair, programme chair,
moderator, organizer, conduct. A role for one thing names it: session chair@S1,
programme chair@Speech, host@SO1, sponsor@ACME.
"""
_json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_LISTED = 20


@click.group("people")
def command() -> None:
    """Bring people in from a roster, invite them, make links for them."""


@command.command("import", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--remove-missing", is_flag=True,
    help="Take roles and tickets that FILE does not give, and let nobody in whom it does not name.",
)  # fmt: skip
@_json_option
def import_(file: Path, data: Path, *, dry_run: bool, remove_missing: bool, as_json: bool) -> int:
    """Bring in everybody in FILE, a CSV file; as often as you like.

    People who are there get what is new about them. Nobody and nothing is removed unless you say
    so.
    """
    console, read = Console(as_json=as_json), roster.read(file.read_bytes())
    if remove_missing and read.faults:
        _say_faults(console, file, read)
        raise UsageError(
            "Nobody is removed while rows cannot be read.",
            "Mend them, or leave --remove-missing out.",
        )
    with _store(data) as (store, told):
        report = _brought_in(store, told, read, dry_run=dry_run, remove_missing=remove_missing)
    _say_faults(console, file, read)
    for clash in report.clashes:
        console.say(f"{file}: {clash}")
    if report.without_room:
        console.say(f"Not in the programme: {', '.join(report.without_room)}")
    console.result(_summary(report, dry_run=dry_run), _values(report, read))
    return 1 if read.faults or report.clashes else 0


class _Undone(Exception):
    pass


def _brought_in(
    store: Store, told: About, read: roster.Roster, *, dry_run: bool, remove_missing: bool
) -> Imported:
    now = real()
    try:
        with store.write() as db:
            report = bring_in(db, read.people, now, remove_missing=remove_missing)
            People(db, None, now, outbox(told)).note_import(report)
            if dry_run:
                raise _Undone
    except _Undone:
        pass
    return report


def _say_faults(console: Console, file: Path, read: roster.Roster) -> None:
    for fault in read.faults:
        place = f"{file}:{fault.line}" + (f" {fault.column}" if fault.column else "")
        value = f" {fault.value!r}" if fault.value else ""
        console.say(f"{place}:{value} {fault.reason}; {fault.remedy}")
    if read.unknown:
        console.say(f"Not used: {', '.join(read.unknown)}")


def _summary(report: Imported, *, dry_run: bool) -> str:
    lines = []
    for word in ("added", "changed", "removed"):
        emails = getattr(report, word)
        if emails:
            more = f" and {len(emails) - _LISTED} more" if len(emails) > _LISTED else ""
            lines.append(f"{word}: {', '.join(emails[:_LISTED])}{more}")
    counts = f"{len(report.added)} added, {len(report.changed)} changed"
    counts += f", {len(report.unchanged)} as before, {len(report.removed)} removed."
    return "\n".join([*lines, ("Nothing is changed: " if dry_run else "") + counts])


def _values(report: Imported, read: roster.Roster) -> dict[str, object]:
    names = ("added", "changed", "unchanged", "removed", "clashes", "without_room")
    faults = [msgspec.to_builtins(fault) for fault in read.faults]
    found: dict[str, object] = {name: getattr(report, name) for name in names}
    return found | {"faults": faults, "unknown_columns": list(read.unknown)}


@command.command("link")
@click.argument("email")
@data_option
@click.option("--site", default="", help=f"The site's address; ${ORIGIN} or the last one served.")
@_json_option
def link(email: str, data: Path, site: str, *, as_json: bool) -> None:
    """Print a link that signs EMAIL in, once, within 15 minutes."""
    console = Console(as_json=as_json)
    with _store(data) as (store, told):
        site = site.rstrip("/") or told.site
        if not site:
            raise UsageError(
                "The site's address is not known.",
                "Name it with --site https://conference.example.org, or serve the site once.",
            )
        with store.write() as db:
            made = make_link(db, email, real(), limited=False)
    if made is None:
        raise Unknown(
            "Nobody has that address, or the account is closed.",
            "miniconf people list finds people.",
            code="account.unknown",
        )
    href = f"{site}/sign-in/#token={made.token}"
    console.result(href, {"link": href, "code": made.code})


@command.command("list")
@click.argument("query", default="")
@data_option
@_json_option
def list_(query: str, data: Path, *, as_json: bool) -> None:
    """List people a part of whose name or address is QUERY; the first 50."""
    console = Console(as_json=as_json)
    with _store(data) as (store, told), store.read() as db:
        found = People(db, None, real(), outbox(told)).find(query)
    lines = [f"{one.id:>6}  {one.name}  {_emails(one)}" for one in found]
    console.result("\n".join(lines) or "Nobody.", {"people": msgspec.to_builtins(found)})


@command.command("show")
@click.argument("email")
@data_option
@_json_option
def show(email: str, data: Path, *, as_json: bool) -> None:
    """Show what is known of EMAIL."""
    console = Console(as_json=as_json)
    with _store(data) as (store, told), store.read() as db:
        found = People(db, None, real(), outbox(told)).find(email)
    person = next((one for one in found if email.casefold() in _emails(one).split(", ")), None)
    if person is None:
        raise Unknown("Nobody has that address.", code="account.unknown")
    roles = [f"{each['role']} {each['scope']}".strip() for each in person.roles]
    lines = [person.name, person.affiliation, _emails(person), ", ".join(roles) or "attendee"]
    lines += [f"tickets: {', '.join(person.tickets) or 'none'}"]
    lines += ["has signed in" if person.accepted else "has not signed in yet"]
    console.result("\n".join(filter(None, lines)), msgspec.to_builtins(person))


@command.command("invite")
@data_option
@click.option("--per-minute", default=PER_MINUTE, show_default=True, type=click.IntRange(1, 6000))
@click.option("--again", is_flag=True, help="Remind those who were invited and did not come.")
@click.option("--report", is_flag=True, help="Queue nothing; say how the invitations stand.")
@_json_option
def invite(data: Path, per_minute: int, *, again: bool, report: bool, as_json: bool) -> None:
    """Mail everybody who has not signed in yet. `miniconf worker` sends the mails."""
    console, now, count = Console(as_json=as_json), real(), 0
    with _store(data) as (store, told), store.write() as db:
        people = People(db, None, now, outbox(told))
        if not report:
            if not told.site:
                raise UsageError("The site's address is not known.", f"Set {ORIGIN}.")
            count = people.invite(per_minute, again=again)
        found = people.report()
    lines = [f"{count} invitations queued."] if not report else []
    lines += [f"{found.came} of {found.people} people have come; {found.invited} were invited."]
    mail = found.mail
    lines += [f"Mail: {mail.waiting} waiting, {mail.sent} sent, {mail.failed} failed."]
    lines += [f"came back: {each['email']} ({each['name']})" for each in found.bounced]
    console.result("\n".join(lines), {"queued": count} | msgspec.to_builtins(found))


def _emails(person: EntryView) -> str:
    return ", ".join(each.email for each in person.addresses)


@contextmanager
def _store(data: Path) -> Iterator[tuple[Store, About]]:
    store = open_store(data)
    try:
        yield store, kept(data, surroundings().origin)
    finally:
        store.close()

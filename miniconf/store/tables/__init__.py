"""Every table, so that importing this knows them all."""

from __future__ import annotations

from miniconf.store.tables.announcements import Announcement
from miniconf.store.tables.mail import Mail
from miniconf.store.tables.meetings import Meeting
from miniconf.store.tables.order import Act, Report
from miniconf.store.tables.people import (
    Account,
    Address,
    Block,
    Claim,
    Identity,
    Role,
    SignIn,
    SignInLink,
    Ticket,
)
from miniconf.store.tables.questions import Notice
from miniconf.store.tables.rooms import (
    Command,
    Entry,
    Follow,
    Member,
    Mention,
    Message,
    Reaction,
    Room,
    Upload,
    Vote,
)
from miniconf.store.tables.watch import Alert, Pulse

__all__ = [
    "Account",
    "Act",
    "Address",
    "Alert",
    "Announcement",
    "Block",
    "Claim",
    "Command",
    "Entry",
    "Follow",
    "Identity",
    "Mail",
    "Meeting",
    "Member",
    "Mention",
    "Message",
    "Notice",
    "Pulse",
    "Reaction",
    "Report",
    "Role",
    "Room",
    "SignIn",
    "SignInLink",
    "Ticket",
    "Upload",
    "Vote",
]

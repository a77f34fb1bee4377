"""Calendar files, and links that put an entry into a calendar on the web."""

from __future__ import annotations

from miniconf.ics.entry import Entry, entry_uid
from miniconf.ics.file import calendar_file
from miniconf.ics.links import google_link, outlook_link

__all__ = ["Entry", "calendar_file", "entry_uid", "google_link", "outlook_link"]

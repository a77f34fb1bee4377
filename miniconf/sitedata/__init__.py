"""Files to a conference: rows, checks, loading, importers."""

from __future__ import annotations

from miniconf.sitedata.checklist import CHECKS
from miniconf.sitedata.findings import Check, Finding, Place, Severity
from miniconf.sitedata.load import load
from miniconf.sitedata.loaded import Loaded, PrivateValue, UnknownColumn

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Loaded",
    "Place",
    "PrivateValue",
    "Severity",
    "UnknownColumn",
    "load",
]

"""The rules of the live part: who may do what, rooms and their logs, questions, mail."""

from __future__ import annotations

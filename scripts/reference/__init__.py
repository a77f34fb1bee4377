"""The reference pages of the documentation, made from the code."""

from __future__ import annotations

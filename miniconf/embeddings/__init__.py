"""Texts to vectors, vectors to neighbours, and what can be said with them."""

from __future__ import annotations

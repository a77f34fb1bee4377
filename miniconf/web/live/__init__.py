"""The live service over HTTP and Socket.IO: translates, and leaves deciding to ``service``."""

from __future__ import annotations

ROOT = "/live"

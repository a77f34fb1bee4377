"""The embedding service: ``POST /v1/embeddings`` as others speak it."""

from __future__ import annotations

"""A client for the API of a conference that MiniConf serves.

It needs the standard library only::

    client = Client("http://127.0.0.1:5000")
    for hit in client.search("networks that remember", track="Speech").hits:
        print(hit.title, hit.url)
"""

from __future__ import annotations

from miniconf.client.client import Client
from miniconf.client.values import Hit, Hits, SentencePair, Share, Why

__all__ = ["Client", "Hit", "Hits", "SentencePair", "Share", "Why"]

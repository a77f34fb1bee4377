"""The API's description: OpenAPI 3.1, made from the bodies."""

from __future__ import annotations

from typing import Any

import msgspec

from miniconf import __version__
from miniconf.web.http.bodies import MOST, ErrorBody, Hits, RecommendBody, SearchBody

_REFS = "#/components/schemas/{name}"
_REFUSALS = {
    "400": "The request is not understood.",
    "404": "There is no such paper, or no paper passes a filter.",
    "413": "The request is too long.",
    "429": "Too many requests; Retry-After says when to come back.",
}


def description(server: str) -> dict[str, Any]:
    """The description of an API that answers under ``server``, an address or a path."""
    (search, recommend, hits, error), schemas = msgspec.json.schema_components(
        (SearchBody, RecommendBody, Hits, ErrorBody), ref_template=_REFS
    )
    found = _answer("Papers, best first.", hits)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "MiniConf",
            "version": __version__,
            "description": "Papers of a conference by what they mean. Queries are not logged.",
        },
        "servers": [{"url": server}],
        "paths": {
            "/search": {
                "post": _operation("search", "Papers for words or an abstract", found, error)
                | _sends(search)
            },
            "/recommend": {
                "post": _operation("recommend", "Papers like those that are liked", found, error)
                | _sends(recommend)
            },
            "/papers/{id}/similar": {
                "get": _operation("similar", "Papers like a paper", found, error)
                | {"parameters": [_ID, _LIMIT]}
            },
            "/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "This description",
                    "responses": {
                        "200": _answer("This description.", {"type": "object"}),
                        "429": _answer(_REFUSALS["429"], error),
                    },
                }
            },
        },
        "components": {"schemas": schemas},
    }


_ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The paper's identifier, as in papers.json.",
    "schema": {"type": "string", "minLength": 1},
}
_LIMIT = {
    "name": "limit",
    "in": "query",
    "description": "Papers at most.",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 10},
}


def _operation(
    name: str, summary: str, found: dict[str, Any], error: dict[str, Any]
) -> dict[str, Any]:
    refusals = {status: _answer(text, error) for status, text in _REFUSALS.items()}
    return {"operationId": name, "summary": summary, "responses": {"200": found} | refusals}


def _answer(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": {"application/json": {"schema": schema}}}


def _sends(schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}

"""A provider of OpenID Connect for tests, which can lie."""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server
from werkzeug.wrappers import Response as Redirect

CLIENT, SECRET = "miniconf", "s3cret"


@dataclass
class Somewhere:
    """A provider where one person has an account."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    """What it says of whoever signs in; also in the place of what it should say."""
    name: str = ""
    """What it calls itself, where that is not true."""
    refuses: bool = False
    signs_with: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    shows: RSAKey | None = None
    """Another key than the one that it signs with."""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    def app(self) -> Flask:
        app = Flask("provider")
        app.get("/.well-known/openid-configuration")(self._configuration)
        app.get("/authorize")(self._authorize)
        app.post("/token")(self._token)
        app.get("/keys")(self._keys)
        return app

    def _configuration(self) -> Response:
        return jsonify(
            issuer=self.name or self.issuer,
            authorization_endpoint=f"{self.issuer}/authorize",
            token_endpoint=f"{self.issuer}/token",
            jwks_uri=f"{self.issuer}/keys",
        )

    def _authorize(self) -> Redirect:
        code = f"code-{len(self.asked)}"
        self.asked[code] = dict(request.args)
        answer = {"state": request.args["state"]}
        answer |= {"error": "access_denied"} if self.refuses else {"code": code}
        return redirect(f"{request.args['redirect_uri']}?{urlencode(answer)}")

    def _token(self) -> Response | tuple[Response, int]:
        asked = self.asked.pop(request.form["code"], None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        verifier = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if (
            asked is None
            or request.headers.get("Authorization") != f"Basic {basic}"
            or challenge != asked["code_challenge"]
        ):
            return jsonify(error="invalid_grant"), 400
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300}
        claims |= {"sub": "person-1", "nonce": asked["nonce"]} | self.claims
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.signs_with)
        return jsonify(access_token="a", token_type="Bearer", id_token=signed)  # noqa: S106

    def _keys(self) -> Response:
        shown = self.shows or self.signs_with
        return jsonify(keys=[shown.as_dict(private=False)])


@contextmanager
def provider() -> Iterator[Somewhere]:
    """A provider on a free port."""
    somewhere = Somewhere()
    server = make_server("127.0.0.1", 0, somewhere.app(), threaded=True)
    somewhere.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield somewhere
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""Signing in from another place, by OpenID Connect: the authorization code flow with PKCE.

Authlib speaks with the provider, joserfc checks what it signed. An account is found by who the
provider says one is, or by an address that the provider has verified.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, RequestError, ServiceAway
from miniconf.service.about import Provider
from miniconf.service.addresses import holder, is_closed, normal
from miniconf.service.signing import newcomer
from miniconf.store.tables import Account, Identity

LASTS = 600
"""Seconds that somebody may take at the provider."""
_PATIENCE = 10
_LEEWAY = 60
_ORCID = "orcid.org"
_ALGORITHMS = ["RS256", "ES256", "PS256", "RS384", "RS512", "ES384"]


class Flow(msgspec.Struct, frozen=True):
    """What the browser keeps while somebody is at the provider."""

    provider: str
    state: str
    nonce: str
    verifier: str
    until: float
    connects: int = 0
    """The account that the identity is to belong to; 0 for signing in."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a provider says of somebody."""

    issuer: str
    subject: str
    name: str = ""
    email: str = ""
    """One that the provider has verified, or empty."""

    @property
    def orcid(self) -> str:
        """The person's ORCID, where it is ORCID that speaks."""
        return self.subject if urlsplit(self.issuer).hostname == _ORCID else ""


@dataclass(frozen=True, slots=True)
class Client:
    """The site, as one provider knows it."""

    provider: Provider
    secret: str
    redirect: str
    """Where the provider sends people back to."""

    def begin(self, connects: int = 0) -> tuple[str, Flow]:
        """The address to send somebody to, and what to keep. Raises ``ServiceAway``."""
        flow = Flow(
            self.provider.slug,
            secrets.token_urlsafe(24),
            secrets.token_urlsafe(24),
            secrets.token_urlsafe(48),
            time.time() + LASTS,
            connects,
        )
        found = self._discovered()
        with self._session(found) as session:
            url, _ = session.create_authorization_url(
                found["authorization_endpoint"],
                state=flow.state,
                nonce=flow.nonce,
                code_verifier=flow.verifier,
            )
        return str(url), flow

    def finish(self, flow: Flow, state: str, code: str) -> Told:
        """Who came back. Raises ``Refused`` and ``ServiceAway``."""
        if not code or not secrets.compare_digest(flow.state.encode(), state.encode()):
            raise _untrue("somebody else began this")
        if flow.provider != self.provider.slug or flow.until < time.time():
            raise _untrue("it took too long")
        found = self._discovered()
        try:
            with self._session(found) as session:
                token = session.fetch_token(
                    found["token_endpoint"],
                    code=code,
                    code_verifier=flow.verifier,
                    timeout=_PATIENCE,
                )
                claims = self._checked(token.get("id_token", ""), flow, found)
                if "email" not in claims and "userinfo_endpoint" in found:
                    more = session.get(found["userinfo_endpoint"], timeout=_PATIENCE).json()
                    claims |= more if more.get("sub") == claims["sub"] else {}
        except (AuthlibBaseError, JoseError, ValueError, KeyError) as error:
            raise _untrue(type(error).__name__) from error
        except requests.RequestException as error:
            raise _away(self.provider) from error
        return self._told(claims)

    def _told(self, claims: dict[str, Any]) -> Told:
        email, is_verified = str(claims.get("email", "")), claims.get("email_verified") is True
        try:
            email = normal(email) if is_verified else ""
        except RequestError:
            email = ""
        name = " ".join(str(claims.get("name") or claims.get("given_name") or "").split())[:200]
        return Told(self.provider.issuer.rstrip("/"), str(claims["sub"])[:300], name, email)

    def _checked(self, signed: str, flow: Flow, found: dict[str, Any]) -> dict[str, Any]:
        """The claims of an ID token, whose signature and every limit is checked."""
        shown: Any = _fetched(found["jwks_uri"], self.provider)
        token = jwt.decode(signed, KeySet.import_key_set(shown), algorithms=_ALGORITHMS)
        wanted = {
            "iss": {"essential": True, "values": [found["issuer"]]},
            "aud": {"essential": True, "value": self.provider.client_id},
        }
        params = {"nonce": flow.nonce, "client_id": self.provider.client_id}
        claims = CodeIDToken(token.claims, token.header, wanted, params)
        claims.validate(leeway=_LEEWAY)
        return dict(token.claims)

    def _discovered(self) -> dict[str, Any]:
        issuer = self.provider.issuer.rstrip("/")
        found = _fetched(f"{issuer}/.well-known/openid-configuration", self.provider)
        if str(found.get("issuer", "")).rstrip("/") != issuer:
            raise _untrue("the provider calls itself otherwise")
        return found

    def _session(self, found: dict[str, Any]) -> OAuth2Session:
        ways = found.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
        is_orcid = urlsplit(self.provider.issuer).hostname == _ORCID
        return OAuth2Session(
            self.provider.client_id,
            self.secret or None,
            scope="openid" if is_orcid else "openid email profile",
            redirect_uri=self.redirect,
            token_endpoint_auth_method=way if self.secret else "none",
            code_challenge_method="S256",
        )


def _fetched(url: str, provider: Provider) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost"}:
        raise _untrue("the provider does not use https")
    try:
        answer = requests.get(url, timeout=_PATIENCE)
        answer.raise_for_status()
        found = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise _away(provider) from error
    return found if isinstance(found, dict) else {}


def _away(provider: Provider) -> ServiceAway:
    return ServiceAway(
        f"{provider.name} does not answer.", "Sign in by a mailed link.", code="account.provider"
    )


def _untrue(why: str) -> Refused:
    return Refused(
        f"That did not work: {why}.", "Begin again from the sign-in page.", code="account.provider"
    )


def settle(db: Db, told: Told, connects: int, now: datetime, *, is_open: bool) -> int:
    """The account that somebody signs in to. Raises ``Refused`` and ``Conflict``."""
    known = db.get(Identity, (told.issuer, told.subject))
    if known is None:
        who = connects or _by_email(db, told, now, is_open=is_open)
        row = Identity(issuer=told.issuer, subject=told.subject, account_id=who, created_at=now)
        db.add(row)
    elif connects and known.account_id != connects:
        raise Conflict("It belongs to another account.", code="account.identity-taken")
    else:
        who = known.account_id
    account = db.get(Account, who)
    if account is None or is_closed(account):
        raise Refused("That account is closed.", code="account.closed")
    account.orcid = account.orcid or told.orcid
    return who


def _by_email(db: Db, told: Told, now: datetime, *, is_open: bool) -> int:
    account = holder(db, told.email) if told.email else None
    if account is not None:
        return account.id
    if is_open and told.email:
        return newcomer(db, told.email, now, told.name)
    raise Refused(
        "Nobody here is known by that.",
        "Sign in by a mailed link, then connect it in your account.",
        code="account.provider-unknown",
    )

"""The whole error tree of MiniConf.

Every error has a stable ``code``, a sentence that says what happened and, where
there is one, a remedy. One table translates the tree to exit status and HTTP status.

MiniconfError
├── UsageError             the command was called wrongly               exit 2, HTTP 400
├── DataError              the sitedata holds faults that stop a build   exit 1, HTTP 422
│   └── SitedataMissing    there is no sitedata directory at that path
├── SiteError              a site could not be written                   exit 1, HTTP 500
│   ├── ForeignDirectory   the target exists and is not a site of ours
│   ├── TemplateFailed     an organizer's template does not render
│   └── SearchFailed       the search index could not be made
├── EmbeddingError         nothing can be found by meaning               exit 1, HTTP 500
│   ├── ModelUnusable      a model is not there, or not the one it says it is
│   ├── EncoderFailed      an encoder gave no usable vectors
│   └── EncoderAway        an embedding server does not answer           exit 1, HTTP 503
├── RequestError           the service was asked wrongly                 exit 1, HTTP 400
│   ├── Unknown            what was asked for is not there               exit 1, HTTP 404
│   ├── SignedOut          nobody is signed in, and somebody has to be  exit 1, HTTP 401
│   ├── Refused            the person may not do that                   exit 1, HTTP 403
│   ├── Conflict           it does not fit how things stand now         exit 1, HTTP 409
│   ├── TooLarge           more was sent than is taken                   exit 1, HTTP 413
│   └── TooOften           somebody asks more often than is answered     exit 1, HTTP 429
├── StoreError             live data cannot be used                     exit 1, HTTP 500
│   ├── StoreAway          the database does not answer just now        exit 1, HTTP 503
│   └── StoreOld           its tables are of another version
├── ServiceAway            the service does not answer                   exit 1, HTTP 503
└── MissingPiece           something that should be installed is not     exit 1, HTTP 500
"""

from __future__ import annotations


class MiniconfError(Exception):
    """Anything MiniConf reports to a person.

    ``code`` is stable and machine-readable; ``remedy`` says what to do, or is empty.
    """

    code = "error"
    exit_status = 1
    http_status = 500

    def __init__(self, reason: str, remedy: str = "", *, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        if code:
            self.code = code

    def as_dict(self) -> dict[str, str]:
        """The error as plain values, for ``--json`` and for HTTP."""
        return {"code": self.code, "reason": self.reason, "remedy": self.remedy}


class UsageError(MiniconfError):
    """The command was called wrongly."""

    code = "usage"
    exit_status = 2
    http_status = 400


class DataError(MiniconfError):
    """The sitedata holds faults that stop a build."""

    code = "data.faults"
    http_status = 422


class SitedataMissing(DataError):
    """There is no sitedata directory at that path."""

    code = "data.missing"


class SiteError(MiniconfError):
    """A site could not be written."""

    code = "site"


class ForeignDirectory(SiteError):
    """The target directory exists, is not empty and was not made by MiniConf."""

    code = "site.foreign-directory"


class TemplateFailed(SiteError):
    """A template does not render."""

    code = "site.template"


class SearchFailed(SiteError):
    """The search index could not be made."""

    code = "site.search"


class EmbeddingError(MiniconfError):
    """Nothing can be found by meaning."""

    code = "embedding"


class ModelUnusable(EmbeddingError):
    """A model is not there, or not the one it says it is."""

    code = "embedding.model"


class EncoderFailed(EmbeddingError):
    """An encoder gave no usable vectors."""

    code = "embedding.failed"


class EncoderAway(EmbeddingError):
    """An embedding server does not answer."""

    code = "embedding.away"
    http_status = 503


class RequestError(MiniconfError):
    """The service was asked something that it does not answer."""

    code = "request"
    http_status = 400


class Unknown(RequestError):
    """What was asked for is not there."""

    code = "request.unknown"
    http_status = 404


class SignedOut(RequestError):
    """Nobody is signed in, and somebody has to be."""

    code = "account.signed-out"
    http_status = 401


class Refused(RequestError):
    """The person may not do that."""

    code = "access.refused"
    http_status = 403


class Conflict(RequestError):
    """It does not fit how things stand now."""

    code = "request.conflict"
    http_status = 409


class TooLarge(RequestError):
    """More was sent than is taken."""

    code = "request.too-large"
    http_status = 413


class TooOften(RequestError):
    """Somebody asks more often than is answered; after ``seconds`` it is worth another try."""

    code = "request.too-often"
    http_status = 429

    def __init__(self, reason: str, remedy: str = "", *, seconds: int = 1, code: str = "") -> None:
        super().__init__(reason, remedy, code=code)
        self.seconds = seconds


class StoreError(MiniconfError):
    """Live data cannot be used."""

    code = "store"


class StoreAway(StoreError):
    """The database does not answer just now."""

    code = "store.away"
    http_status = 503


class StoreOld(StoreError):
    """The tables are of another version than the code."""

    code = "store.version"


class ServiceAway(MiniconfError):
    """The service of a conference does not answer."""

    code = "service.away"
    http_status = 503


class MissingPiece(MiniconfError):
    """Something that should be installed with MiniConf is not there."""

    code = "missing"

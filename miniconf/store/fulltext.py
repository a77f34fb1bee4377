"""The full text of messages: FTS5 on SQLite, a generated ``tsvector`` on PostgreSQL.

Both follow the table by themselves, so that what is deleted there cannot be found any more.
"""

from __future__ import annotations

import re
from typing import cast

from sqlalchemy import Connection, Dialect, literal_column, text
from sqlalchemy.sql.elements import ColumnElement

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 12

_ADD = "INSERT INTO message_words(rowid, text) VALUES (new.id, new.text);"
_TAKE = "INSERT INTO message_words(message_words, rowid, text) VALUES ('delete', old.id, old.text);"
_SQLITE = (
    (
        "CREATE VIRTUAL TABLE message_words USING fts5("
        "text, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    ),
    f"CREATE TRIGGER message_words_new AFTER INSERT ON message BEGIN {_ADD} END",
    (
        "CREATE TRIGGER message_words_changed AFTER UPDATE OF text ON message "
        f"BEGIN {_TAKE} {_ADD} END"
    ),
    f"CREATE TRIGGER message_words_gone AFTER DELETE ON message BEGIN {_TAKE} END",
)
_FORGET = "INSERT INTO message_words(message_words) VALUES ('optimize')"
_POSTGRESQL = (
    (
        "ALTER TABLE message ADD COLUMN words tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
    ),
    "CREATE INDEX ix_message_words ON message USING gin (words)",
)


def create(connection: Connection) -> None:
    """Make the index, beside the table of messages."""
    sqlite = connection.dialect.name == "sqlite"
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        connection.exec_driver_sql(statement)


def forget(connection: Connection) -> None:
    """Write the index anew without the words of what was deleted; slow, for copies and at night."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_FORGET)


def has_words(dialect: Dialect, query: str) -> ColumnElement[bool] | None:
    """What holds for messages that have all words of ``query``, the last as a beginning.

    None where it has no word. Nothing of it is read as a search language.
    """
    words = _WORD.findall(query.casefold())[:_MOST_WORDS]
    if not words:
        return None
    if dialect.name == "sqlite":
        asked = " ".join(f'"{word}"' for word in words) + "*"
        found = "message.id IN (SELECT rowid FROM message_words WHERE message_words MATCH :asked)"
        return cast("ColumnElement[bool]", text(found).bindparams(asked=asked))
    asked = " & ".join(words) + ":*"
    matches = literal_column("message.words").op("@@", is_comparison=True)
    return matches(text("to_tsquery('simple', :asked)").bindparams(asked=asked))

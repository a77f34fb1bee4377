"""What an import did: mapped, guessed, left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_HEAD = re.compile(r"(.+?)( (?:of|on|to|in|inside|\().*)?")


@dataclass(slots=True)
class Report:
    """Says of everything in the source what became of it.

    ``mapped`` and ``guessed`` are sentences; ``left_out`` counts things by their name in
    the singular. What is private is counted here and never quoted.
    """

    mapped: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def map(self, count: int, thing: str, source: str, file: str) -> None:
        """Notes that ``count`` things of the file ``source`` stand in ``file`` now."""
        if count:
            self.mapped.append(f"{counted(count, thing)} from {source} to {file}")

    def guess(self, sentence: str) -> None:
        """Notes what the source does not say and was concluded."""
        self.guessed.append(sentence)

    def leave_out(self, thing: str, count: int = 1) -> None:
        """Notes that ``count`` things were left out."""
        if count:
            self.left_out[thing] += count

    def losses(self) -> list[str]:
        """What was left out, as in ``1,812 meeting links``."""
        return [counted(count, thing) for thing, count in self.left_out.items()]

    def as_markdown(self) -> str:
        """The report as a page to keep beside the data."""
        parts = (("Mapped", self.mapped), ("Guessed", self.guessed), ("Left out", self.losses()))
        return "\n".join(
            f"## {heading}\n\n" + "".join(f"- {line}\n" for line in lines or ["nothing"])
            for heading, lines in parts
        )


def counted(count: int, thing: str) -> str:
    """``1 paper``, ``1,812 meeting links``, ``2 entries of a calendar``."""
    if count == 1:
        return f"1 {thing}"
    match = _HEAD.fullmatch(thing)
    noun, rest = (match[1], match[2] or "") if match else (thing, "")
    ending = "ies" if noun.endswith("y") else "es" if noun.endswith("s") else "s"
    return f"{count:,} {noun.removesuffix('y')}{ending}{rest}"

"""What the command line says: plain text for people, one JSON document for programs, complaints on standard error."""

import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the answer goes.

    Attributes:
        wants_json: whether the answer is for a program.
        out: standard output.
        err: standard error.
    """

    wants_json: bool
    out: TextIO
    err: TextIO

    @classmethod
    def of_this_process(cls, *, wants_json: bool) -> "Terminal":
        """Return the process's own streams, made so that no character can break them."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return cls(wants_json, sys.stdout, sys.stderr)

    def answer(self, text: str, data: object) -> None:
        """Give the answer: the text to a person, the data to a program."""
        if self.wants_json:
            print(json.dumps(data, ensure_ascii=False, indent=2), file=self.out)
        elif text:
            print(harmless(text), file=self.out)

    def complain(self, sentence: str) -> None:
        """Say what is wrong and what to do."""
        print(harmless(sentence), file=self.err)

    def progress(self, fraction: float, text: str) -> None:
        """Tell how far long work is, on a terminal that a person looks at."""
        if self.err.isatty():
            end = "\r" if fraction < 1 else "\r" + " " * 40 + "\r"
            print(f"\r{round(100 * fraction):3d} %  {text:<24}", end=end, file=self.err, flush=True)

    def flush(self) -> None:
        """Let everything out now, so that a closed pipe is noticed here."""
        self.out.flush()

    def hush(self) -> None:
        """Send the rest nowhere: whoever read along has gone."""
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.out.fileno())
        except (OSError, ValueError):
            return


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def harmless(text: str) -> str:
    """Return a text without the characters that steer a terminal."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str, width: int = 72) -> str:
    """Return the beginning of a text as one line of at most so many columns."""
    folded = " ".join(text.split())
    return folded if len(folded) <= width else folded[: width - 1].rstrip() + "…"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns, the last one ragged."""
    if not rows:
        return ""
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _width(text: str) -> int:
    """Return how many columns a text takes: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )

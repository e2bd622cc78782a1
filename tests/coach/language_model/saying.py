"""Somebody to ask who says what a test wants."""

import json
from dataclasses import dataclass, field

from extrovertly_desktop.coach.language_model.values import Ask


@dataclass
class Says:
    """Answers the same to everything, and keeps what it was asked."""

    raw: str
    asked: list[Ask] = field(default_factory=list)

    def speak(self, ask: Ask, seconds: float) -> str:
        self.asked.append(ask)
        return self.raw


def in_form(line: str) -> str:
    """A line as a model has to answer it."""
    return json.dumps({"line": line})

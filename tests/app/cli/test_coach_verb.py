"""The verb of the coach on a real vault file: one message, several lines, going on, and what is no message."""

import json
from pathlib import Path
from typing import Any

import pytest

from extrovertly_desktop.services.coach import CoachService
from tests.app.conftest import Typing
from tests.coach.talking import conversation


@pytest.fixture(autouse=True)
def understood(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the shipped packs with a table for understanding: the model is tested apart."""
    monkeypatch.setattr(CoachService, "_conversation", conversation())


def documents(printed: str) -> list[dict[str, Any]]:
    found, decoder = [], json.JSONDecoder()
    while printed := printed.strip():
        document, end = decoder.raw_decode(printed)
        found.append(document)
        printed = printed[end:]
    return found


def test_one_message_is_answered_as_the_schema_of_the_command_says(typed: Typing, ada: Path) -> None:
    (answer,) = documents(typed("--vault", ada, "--json", "coach", "--message", "I go red").out)
    assert answer["intent"] == "blushing"
    assert answer["message_type"] == "text"
    assert answer["safety"] == {"tier": "none"}
    assert answer["reply"]
    assert all(set(chip) == {"value", "label"} and not chip["value"].startswith("tab:") for chip in answer["chips"])
    number = next(place for place, chip in enumerate(answer["chips"], 1) if chip["value"] == "menu")
    (again,) = documents(typed("--vault", ada, "--json", "coach", "--continue", "--message", str(number)).out)
    assert again["session"] == answer["session"]
    assert again["chips"][0]["value"] == "topic:choose_mission"


def test_lines_are_answered_one_by_one_and_whom_to_reach_is_told_here(typed: Typing, ada: Path) -> None:
    given = b"thanks\n\x01\x02\nI have a plan to kill myself tonight\n1\n"
    opening, thanked, held, told = documents(typed("--vault", ada, "--json", "coach", given=given).out)
    assert "program" in opening["reply"]
    assert thanked["intent"] == "thanks"
    assert held["safety"] == {"tier": "immediate"}
    assert "112" in told["reply"]
    assert held["session"] == opening["session"]


@pytest.mark.parametrize("message", ["", "  ", "\x01\x02"])
def test_what_holds_no_words_gets_a_sentence(typed: Typing, ada: Path, message: str) -> None:
    refused = typed("--vault", ada, "coach", "--message", message)
    assert refused.status == 2
    assert "nothing to say" in refused.err


def test_a_message_may_be_long_and_one_of_a_hundred_thousand_characters_gets_a_sentence(
    typed: Typing, ada: Path
) -> None:
    (answer,) = documents(typed("--vault", ada, "--json", "coach", "--message", "word " * 3_000).out)
    assert len(answer["reply"].split()) < 40
    refused = typed("--vault", ada, "coach", "--message", "word " * 20_000)
    assert refused.status == 2
    assert "more than one message holds" in refused.err

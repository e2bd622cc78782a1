"""The linter and the loader: each sort of fault is found, in a small flow that has none to begin with."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from extrovertly_desktop.coach.flows.lint import lint_flow
from extrovertly_desktop.coach.flows.loading import load_flows
from extrovertly_desktop.coach.flows.packs import Flow
from extrovertly_desktop.coach.packs import PackError
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.resource_files import resources_dir

CONTENT = resources_dir() / "content"
Parts = dict[str, Any]


def line(kind: str, *wordings: str, **more: object) -> Parts:
    words = list(wordings) or [f"{kind} in a first way.", f"{kind} in another.", f"{kind} in a third."]
    return {"kind": kind, "wordings": words, **more}


def asked(kind: str = "question") -> list[Parts]:
    return [line("reflection"), line(kind, "What is it?", "How is it?", "Which one is it?")]


def sound() -> Parts:
    """Return a flow without faults: a question, leave to advise, leave to write, a deed, an end."""
    return {
        "slug": "small",
        "title": "Small",
        "about": "Something small.",
        "version": 1,
        "start": "ask",
        "slots": {"thought": {"type": "text"}, "step": {"type": "pick", "offers": "steps"}},
        "nodes": [
            {"id": "ask", "asks": "thought", "next": "pick", "skip": "end", "lines": asked()},
            {"id": "pick", "asks": "step", "next": "leave", "empty": "leave", "lines": asked()},
            {"id": "leave", "consent": "advise", "yes": "advice", "no": "may", "lines": asked()},
            {"id": "advice", "next": "may", "lines": [line("advice")]},
            {"id": "may", "consent": "write", "yes": "write", "no": "end", "lines": asked()},
            {
                "id": "write",
                "next": "end",
                "deed": {
                    "kind": "write_entry",
                    "needs": ["thought"],
                    "fixed": {"mood": "calm"},
                    "sections": [{"title": "The thought", "slot": "thought"}],
                },
            },
            {"id": "end", "ends": True, "lines": [line("statement")]},
        ],
    }


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(load_patterns(CONTENT / "safety"))


def test_a_sound_flow_has_no_faults(gate: Gate) -> None:
    assert lint_flow(Flow.model_validate(sound()), gate) == []


def _nodes(parts: Parts) -> dict[str, Parts]:
    return {node["id"]: node for node in parts["nodes"]}


def _say(text: str) -> Callable[[Parts], None]:
    return lambda parts: _nodes(parts)["end"]["lines"].append(line("statement", text, "Another.", "A third."))


FAULTS: dict[str, tuple[Callable[[Parts], object], str]] = {
    "leads nowhere": (lambda parts: _nodes(parts)["advice"].update(next="nowhere"), "does not exist"),
    "starts nowhere": (lambda parts: parts.update(start="nowhere"), "does not exist"),
    "named twice": (lambda parts: parts["nodes"].append({"id": "end", "ends": True}), "two nodes"),
    "unreachable": (lambda parts: parts["nodes"].append({"id": "island", "next": "end"}), "nothing leads there"),
    "no end": (
        lambda parts: (
            parts["nodes"].extend([{"id": "a", "asks": "thought", "next": "a", "lines": asked()}]),
            _nodes(parts)["advice"].update(next="a"),
        ),
        "no end can be reached",
    ),
    "a circle": (
        lambda parts: (
            parts["nodes"].append(
                {"id": "round", "branches": [{"when": [{"slot": "thought"}], "to": "advice"}], "next": "may"}
            ),
            _nodes(parts)["advice"].update(next="round"),
        ),
        "without waiting",
    ),
    "no such slot": (lambda parts: _nodes(parts)["ask"].update(asks="feeling"), "no slot"),
    "quotes a slot that may be empty": (_say("So “{thought}”."), "may not be known"),
    "quotes a fact that may be missing": (_say("So “{last.learned}”."), "may not be known"),
    "quotes what there is not": (_say("So “{last.colour}”."), "does not exist"),
    "needs a slot that may be empty": (lambda parts: _nodes(parts)["ask"].pop("skip"), "before it is known"),
    "writes unasked": (lambda parts: _nodes(parts)["advice"].update(next="write"), "without asking"),
    "writes after leave to advise": (lambda parts: _nodes(parts)["may"].update(consent="advise"), "without asking"),
    "advises unasked": (lambda parts: _nodes(parts)["leave"].update(no="advice"), "before permission"),
    "asks without waiting": (lambda parts: _nodes(parts)["end"].update(lines=asked()), "nowhere else"),
    "waits without asking": (lambda parts: _nodes(parts)["ask"].update(lines=[line("reflection")]), "nowhere else"),
    "asks twice": (
        lambda parts: _nodes(parts)["ask"]["lines"].append(line("question", "A?", "B?", "C?")),
        "the last always",
    ),
    "two questions in one": (_say("Is it so? Or not?"), "question marks"),
    "a statement that asks": (_say("Is it so?"), "question marks"),
    "too few wordings": (
        lambda parts: _nodes(parts)["end"].update(lines=[line("statement", "A.", "A.", "B.")]),
        "different wordings",
    ),
    "begins like a list": (_say("1. That is so."), "begin a list"),
    "too long": (_say("word " * 41), "more than 40 words"),
    "a promise": (_say("This is proven to work."), "a guarantee"),
    "medicine": (_say("A tablet helps some people, such as pills."), "medicine"),
    "drinking": (_say("Meet them over a beer or two beers."), "drinking"),
    "scolding": (_say("You should have gone."), "telling what to do"),
    "an unsafe line": (_say("You want to kill yourself."), "safety gate"),
    "asks more than it reflects": (
        lambda parts: [
            node.update(lines=node["lines"][1:]) for node in parts["nodes"] if len(node.get("lines", ())) > 1
        ],
        "more than it reflects",
    ),
    "nothing to pick from": (lambda parts: _nodes(parts)["pick"].pop("empty"), "nothing to pick"),
    "a deed without its value": (lambda parts: _nodes(parts)["write"]["deed"].pop("fixed"), "has no mood"),
    "a deed with a strange value": (
        lambda parts: _nodes(parts)["write"]["deed"].update(values={"colour": "thought"}),
        "knows no colour",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(name: str, gate: Gate) -> None:
    spoil, words = FAULTS[name]
    parts = copy.deepcopy(sound())
    spoil(parts)
    found = lint_flow(Flow.model_validate(parts), gate)
    assert any(words in fault for fault in found), found


@pytest.mark.parametrize(
    ("where", "more"),
    [
        ("ask", {"colour": "red"}),
        ("ask", {"ends": True}),
        ("leave", {"yes": None}),
        ("end", {"next": "ask"}),
        ("advice", {"next": None}),
    ],
)
def test_a_shape_that_makes_no_sense_is_refused(where: str, more: Parts) -> None:
    parts = sound()
    _nodes(parts)[where].update(more)
    with pytest.raises(ValidationError):
        Flow.model_validate(parts)


@pytest.mark.parametrize(
    ("text", "words"),
    [("slug = ", "small.toml"), ("slug = 'other'", "small.toml"), (b"\xff\xfe", "small.toml")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str | bytes, words: str) -> None:
    common = (CONTENT / "coach" / "flows" / "common.toml").read_text(encoding="utf-8")
    (tmp_path / "common.toml").write_text(common, encoding="utf-8")
    (tmp_path / "small.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PackError, match=words):
        load_flows(tmp_path)

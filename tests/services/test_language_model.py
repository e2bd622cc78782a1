"""A language model on this machine: what is asked, what is sent, and that no misbehaviour gets through."""

import json
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extrovertly_desktop.coach.language_model.prompts import ask_for
from extrovertly_desktop.coach.language_model.values import Context, NoWordsError
from extrovertly_desktop.coach.language_model.words import spoken_stems
from extrovertly_desktop.coach.safety.gate import Gate
from extrovertly_desktop.coach.safety.loading import load_patterns
from extrovertly_desktop.domain.coach import Chip, Deed, DeedKind, FactUsed, MessageType, Said, Turn
from extrovertly_desktop.domain.coach_facts import AttemptFact, Facts
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services import language_model
from extrovertly_desktop.services.coach import CoachService
from extrovertly_desktop.services.coach_facts import CoachFacts, Sources
from extrovertly_desktop.services.language_model import LanguageModelService
from extrovertly_desktop.services.loopback_client import Loopback, LoopbackClient
from extrovertly_desktop.services.model_choice import ModelChoice, ModelKind
from extrovertly_desktop.services.model_file import FileSpeaker
from extrovertly_desktop.services.rewording import Heard
from extrovertly_desktop.services.vaults import OpenVault
from tests.coach.talking import conversation
from tests.services.model_server import FakeServer, Misbehave, body, choice, model_server, raw, says
from tests.services.test_coach import deeds

CONTENT = resources_dir() / "content"
LINE = "You want things to be right between you and others."
OTHER = "You would like things to be good between you and others."
ASK = ask_for(LINE, Context())
FACTS = Facts("u", "Ada")


@pytest.fixture(scope="module")
def listening() -> Iterator[FakeServer]:
    """A server for all of these tests."""
    with model_server() as made:
        yield made


@pytest.fixture
def server(listening: FakeServer) -> FakeServer:
    """A server that has heard nothing yet, and says what the test wants."""
    listening.requests.clear()
    return listening


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The gate that ships; reading it takes a while."""
    return Gate(load_patterns(CONTENT / "safety"))


@pytest.fixture(scope="module")
def vocabulary() -> frozenset[str]:
    """What the packs say."""
    return spoken_stems(CONTENT)


@pytest.fixture
def model(
    vault: OpenVault, gate: Gate, vocabulary: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> LanguageModelService:
    """The service, impatient. Nothing is unlike for it: the model that measures is tried with the guards."""
    monkeypatch.setattr(LanguageModelService, "_likeness", staticmethod(lambda _first, _second: 1.0))
    monkeypatch.setattr(LanguageModelService, "_vocabulary", vocabulary)
    return LanguageModelService(vault._context, gate.assess, CONTENT, seconds=0.3)


def on(server: FakeServer, **fields: Any) -> ModelChoice:
    return ModelChoice(ModelKind.SERVER, address=f"localhost:{server.port}", model="small", **fields)


def reply_to(server: FakeServer, answer: Misbehave, seconds: float = 0.25) -> str:
    server.answer = answer
    return LoopbackClient(Loopback("127.0.0.1", server.port), "small").speak(ASK, seconds)


def drip(data: bytes) -> Misbehave:
    """One byte now and then, for ever."""

    def answer(plug: Any) -> None:
        plug.sendall(data)
        with suppress(OSError):
            for _ in range(60):
                plug.sendall(b" ")
                time.sleep(0.02)

    return answer


def reset(plug: Any) -> None:
    plug.setsockopt(1, 13, struct.pack("ii", 1, 0))  # SO_LINGER of nothing: closing breaks the connection


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
GOOD = choice('{"line": "x"}')


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (body(b"", status="302 Found", head="Location: http://example.org/\r\n"), "status"),
        (body(b"", status="307 Temporary Redirect", head="Location: http://127.0.0.1:1/\r\n"), "status"),
        (body(GOOD, status="500 Oops"), "status"),
        (body(b"", status="401 Unauthorized", head="WWW-Authenticate: Basic\r\n"), "status"),
        (body(GOOD, status="204 No Content"), "status"),
        (body(GOOD, "text/html"), "not_json"),
        (body(GOOD, "text/event-stream"), "not_json"),
        (body(GOOD, head="Content-Encoding: gzip\r\n"), "not_json"),
        (body(b'{"choices": ['), "not_json"),
        (body(b"\xff\xfe{}"), "not_json"),
        (body(b"[" * 30_000), "not_json"),
        (body(b'{"choices": ' + b"9" * 6000 + b"}"), "not_json"),
        (body(b"{}"), "form"),
        (body(b"null"), "form"),
        (body(b'{"choices": []}'), "form"),
        (body(b'{"choices": [{"message": {"content": 5}}]}'), "form"),
        (body(b'{"choices": [{"text": "x"}]}'), "form"),
        (body(choice("x", tool_calls=[{"function": {"name": "run"}}])), "form"),
        (body(choice("x").replace(b'"stop"', b'"length"')), "form"),
        (body(b" " * 100_000 + GOOD), "too_big"),
        (raw(HEAD + b"X: " + b"y" * 60_000 + b"\r\n" + b"Y: " + b"y" * 60_000 + b"\r\n\r\n"), "too_big"),
        (raw(HEAD + b"X: " + b"y" * 65_000 + b"\r\n\r\n"), "broken_off"),
        (raw(HEAD + b"X: y\r\n" * 200 + b"\r\n"), "broken_off"),
        (raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 4000), "too_big"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1\r\n \r\n" * 15_000), "too_big"),
        (raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "broken_off"),
        (raw(HEAD + b"Content-Length: 5000\r\n\r\n{"), "broken_off"),
        (raw(HEAD + b"Content-Length: -5\r\n\r\n"), "broken_off"),
        (raw(b"SSH-2.0-OpenSSH\r\n"), "broken_off"),
        (raw(b""), "broken_off"),
        (reset, "broken_off"),
        (drip(b""), "timeout"),
        (drip(HEAD), "timeout"),
        (drip(HEAD + b"Content-Length: 60000\r\n\r\n"), "timeout"),
    ],
)
def test_misbehaving_servers_are_left(server: FakeServer, answer: Misbehave, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(NoWordsError) as caught:
        reply_to(server, answer, 0.1)
    assert caught.value.reason == reason
    assert time.monotonic() - began < 5


def test_a_good_answer_is_read_and_only_the_agreed_request_is_sent(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    # Content that tries to be a header stays content.
    assert reply_to(server, body(choice("a\r\nSet-Cookie: b"))) == "a\r\nSet-Cookie: b"
    head, _, sent = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1/chat/completions HTTP/1.1\r\n")
    assert b"cookie" not in head.lower()
    client = LoopbackClient(Loopback("127.0.0.1", server.port), "small")
    assert sent.decode() == client.body(ASK)
    message = json.loads(sent)["messages"][1]
    assert json.loads(message["content"]) == {"line": LINE}


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("11434", "localhost:11434"),
        ("localhost:8080", "localhost:8080"),
        ("LOCALHOST:8080", "localhost:8080"),
        ("http://localhost:1234/v1", "localhost:1234"),
        (" 127.0.0.1:80/ ", "127.0.0.1:80"),
        ("127.9.9.9:80", "127.9.9.9:80"),
        ("[::1]:80", "[::1]:80"),
    ],
)
def test_addresses_of_this_machine(typed: str, address: str) -> None:
    assert str(Loopback.parse(typed)) == address


@pytest.mark.parametrize(
    "typed",
    [
        "", "0", "65536", "localhost", "example.org:80", "localhost.example.org:80", "192.168.1.5:80", "0.0.0.0:80",
        "https://localhost:80", "http://user@localhost:80", "localhost:80@example.org", "localhost:80/../x", "[::]:80",
        "[::ffff:10.0.0.1]:80", "[::ffff:127.0.0.1]:80", "0177.0.0.1:80", "127.1:80", "2130706433:80", "127.0.0.1:80#x",
        "١٢٧.0.0.1:80", "localhost:80\r\nHost: x", "evil:80", "127.0.0.18080",
    ],
)  # fmt: skip
def test_no_other_machine_is_ever_asked(typed: str) -> None:
    with pytest.raises(UserError) as caught:
        Loopback.parse(typed)
    assert caught.value.field == "address"


def test_it_is_off_until_chosen_and_a_choice_can_be_taken_back(model: LanguageModelService) -> None:
    assert model.choice() == ModelChoice()
    chosen = ModelChoice(ModelKind.SERVER, address="11434", model=" small ", passes_last_words=True)
    done = model.choose(chosen)
    assert model.choice() == replace(chosen, address="localhost:11434", model="small")
    model.choose(done.value)
    assert model.choice().kind is ModelKind.OFF
    with pytest.raises(UserError, match="another computer"):
        model.choose(replace(chosen, address="10.0.0.1:80"))
    model._stored.update(lambda _owner, _stored: {"kind": "server", "address": "10.0.0.1:80"})
    assert model.choice() == ModelChoice(), "not even when it was put there by somebody else"


def test_a_trial_says_what_is_wrong(server: FakeServer, model: LanguageModelService) -> None:
    server.answer = says("You would like to move, and it is not so clear where to put your foot.")
    assert model.test(on(server)).startswith("It works.")
    server.answer = says("Take a pill.")
    assert "did not pass" in model.test(on(server))
    for answer, words in ((body(b"", status="404 Not Found"), "name of the model"), (body(choice("Sure!")), "form")):
        server.answer = answer
        with pytest.raises(UserError, match=words):
            model.test(on(server))
    with pytest.raises(UserError, match="off"):
        model.test(ModelChoice())
    with model_server() as gone:
        pass
    with pytest.raises(UserError, match="Nothing answers at"):
        model.test(on(gone))


def test_what_would_be_sent_is_shown_to_the_letter(server: FakeServer, model: LanguageModelService) -> None:
    server.answer = says("x")
    model.test(on(server))
    assert server.requests[0].endswith(model.would_send(on(server)).text.encode())
    assert language_model.EXAMPLE_WORDS not in model.would_send(on(server)).text
    assert language_model.EXAMPLE_WORDS in model.would_send(on(server, passes_last_words=True)).text


def heard(text: str = "I want that", facts: Facts = FACTS, chip: str | None = None) -> Heard:
    return Heard(Said(text, chip=chip), (text,), facts)


def test_only_plain_turns_are_reworded_and_nothing_but_their_words(
    server: FakeServer, model: LanguageModelService
) -> None:
    server.answer = says(OTHER)
    turn = Turn(f"{LINE} Shall we look?", source="topic:apologising", chips=(Chip("yes", "Yes"),), notes={"a": 1})
    assert model.reworded((turn,), heard()) == (turn,), "off"
    model.choose(on(server))
    left_alone = (
        replace(turn, source="talk:menu"),
        replace(turn, source="article:apologising"),
        replace(turn, source="flow:breathing_and_grounding/one"),
        replace(turn, source="topic:privacy"),
        replace(turn, message_type=MessageType.ADVICE),
        replace(turn, message_type=MessageType.SCENARIO),
        replace(turn, deeds=(Deed(DeedKind.SET_GOAL, {}),)),
        replace(turn, facts=(FactUsed("journal_entries", "x"),)),
        replace(turn, facts=(FactUsed("exposures", "not known"),)),
    )
    assert model.reworded(left_alone, heard()) == left_alone
    in_care = (replace(turn, source="care:soft"), turn)
    assert model.reworded(in_care, heard()) == in_care
    assert server.requests == []
    (said,) = model.reworded((turn,), heard())
    assert said == replace(turn, text=f"{OTHER} Shall we look?", notes={"a": 1, "reworded": True})
    assert model.tally == {"reworded": 1}
    assert b"they_said" not in server.requests[0]


def test_last_words_go_along_only_when_allowed_and_typed(server: FakeServer, model: LanguageModelService) -> None:
    server.answer = says(OTHER)
    model.choose(on(server, passes_last_words=True))
    turn = Turn(LINE, source="topic:apologising")
    model.reworded((turn,), heard("I said something"))
    assert b"I said something" in server.requests[-1]
    model.reworded((turn,), heard("A label", chip="topic:apologising"))
    assert b"A label" not in server.requests[-1]
    asked = len(server.requests)
    assert model.reworded((turn,), heard("I have a plan to kill myself tonight")) == (turn,)
    assert len(server.requests) == asked


def test_what_is_quoted_stays_word_for_word(server: FakeServer, model: LanguageModelService) -> None:
    model.choose(on(server))
    facts = replace(FACTS, attempts=(AttemptFact("e1", "Call the bank", "phone", "2026-03-01", is_open=False),))
    turn = Turn(
        "So you went to Call the bank, Ada, with your red scarf.", source="flow:x", facts=(FactUsed("exposures", "e1"),)
    )
    for reply in (
        "So you went and did call the bank, Ada, with your red scarf.",
        "So you went to Call the bank with your red scarf.",
        "So you went to Call the bank, Ada, with your scarf that is red.",
    ):
        server.answer = says(reply)
        assert model.reworded((turn,), heard("red scarf", facts)) == (turn,)
    assert model.tally == {"quotation": 3}
    server.answer = says("Then you went to Call the bank, Ada, with your red scarf.")
    assert model.reworded((turn,), heard("red scarf", facts)) != (turn,)


def test_a_model_that_does_not_answer_is_left_in_peace(server: FakeServer, model: LanguageModelService) -> None:
    now = [0.0]
    model._now = lambda: now[0] + time.monotonic()
    server.answer = raw(b"")
    model.choose(on(server))
    turn = Turn(LINE, source="topic:apologising")
    for _ in range(4):
        assert model.reworded((turn,), heard()) == (turn,)
    assert len(server.requests) == 2
    now[0] += 301
    model.reworded((turn,), heard())
    assert len(server.requests) == 3


def test_in_a_conversation_the_reworded_line_is_what_is_kept(
    vault: OpenVault, server: FakeServer, model: LanguageModelService
) -> None:
    sources = Sources(vault.missions, vault.recommendations, vault.ladder, vault.events, vault.goals, vault.progress)
    coach = CoachService(vault._context, CoachFacts(vault._context, sources), deeds(vault), conversation, model)
    session = coach.begin().session.id
    written = coach.say(session, Said("I go red")).messages[-1]
    told, _, rest = written.content.partition("\n\n")

    def with_dots(plug: Any) -> None:
        (sent,) = [json.loads(request.split(b"\r\n\r\n")[1]) for request in server.requests]
        line = json.loads(sent["messages"][1]["content"])["line"]
        says(line.replace(".", "…"))(plug)

    server.answer = with_dots
    model.choose(on(server))
    spoken = coach.say(session, Said("I go red")).messages[-1]
    assert spoken.details["reworded"] is True
    assert spoken.content.partition("\n\n")[0].endswith("…")
    assert spoken.details["chips"] == written.details["chips"]
    assert told
    assert rest


class _Runtime:
    """Stands in for llama-cpp-python."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces

    def create_chat_completion(self, **asked: Any) -> Iterator[dict[str, Any]]:
        assert asked["stream"] is True
        yield {"choices": [{"delta": {"role": "assistant"}}]}
        for piece in self.pieces:
            yield {"choices": [{"delta": {"content": piece}}]}


def test_a_model_from_a_file(tmp_path: Path, model: LanguageModelService, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(b"GGUF and so on")
    loaded = FileSpeaker(file, lambda _path: _Runtime(['{"li', 'ne": "x"}']))
    assert loaded.speak(ASK, 1) == '{"line": "x"}'
    with pytest.raises(NoWordsError, match="timeout"):
        loaded.speak(ASK, -1)
    with pytest.raises(NoWordsError, match="broken_off"):
        FileSpeaker(file, lambda _path: object()).speak(ASK, 1)
    with pytest.raises(NoWordsError, match="unreachable"):
        FileSpeaker(file).speak(ASK, 1)
    chosen = ModelChoice(ModelKind.FILE, path=str(file))
    with pytest.raises(UserError, match="llama-cpp-python"):
        model.choose(chosen)
    monkeypatch.setattr(language_model, "is_runtime_there", lambda: True)
    model.choose(chosen)
    assert model.would_send(chosen).where == ""
    with pytest.raises(UserError, match="GGUF"):
        model.choose(replace(chosen, path=str(tmp_path / "none.gguf")))
    with pytest.raises(UserError, match="could not be loaded"):
        model.test(chosen)

"""Other words for the coach's lines from a language model on this machine, for those who have turned it on."""

import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from extrovertly_desktop.coach.language_model.values import Ask, Context, Speaker
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.coach import Turn
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.services.loopback_client import Loopback, LoopbackClient
from extrovertly_desktop.services.model_choice import ModelChoice, ModelKind, read_choice
from extrovertly_desktop.services.model_file import FileSpeaker, is_model_file, is_runtime_there

if TYPE_CHECKING:
    from extrovertly_desktop.coach.language_model.rephrasing import GuardedRephraser
    from extrovertly_desktop.coach.safety.tiers import Assessment
    from extrovertly_desktop.services.rewording import Heard

SECONDS = 8.0
"""For a whole answer of the coach; then its lines stay as they are written."""
EXAMPLE = "You would like to move, and it is not quite clear where to put your foot."
"""The line that the model is tried with, and that shows what would be sent."""
EXAMPLE_WORDS = "I would like to go, but I don't know how to begin."
_KEY = "coach_language_model"
_REST_SECONDS = 300.0
_FAILURES_TO_REST = 2
_UNWELL = frozenset({"unreachable", "timeout", "broken_off"})
_TROUBLE: Mapping[str, str] = {
    "unreachable_server": "Nothing answers at {where}. Is the server running, and is that its port?",
    "unreachable_file": "The file could not be loaded. It may be damaged, or too large for this computer's memory.",
    "timeout": "No answer came within {seconds} seconds. A model that has just been started may be quicker the second "
    "time; otherwise a smaller one would be.",
    "broken_off": "The answer broke off. Please look at what the server says, and try again.",
    "too_big": "Far more came than was asked for, so it was not read. Is that a language model's server?",
    "status": "The server refused. Is the name of the model right, and does it offer /v1/chat/completions?",
    "not_json": "What came is not what such a server sends. Is another program listening at {where}?",
    "form": "The model answers, but not in the form that was asked for. One that follows JSON schemas is needed.",
    "no_measure": "The coach's own model, which checks what is said, cannot be loaded, so nothing was sent.",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What would be sent, to the letter, and where to; `where` is empty for a model in this process."""

    where: str
    text: str


@dataclass(slots=True)
class _Health:
    """Whether to ask at all: a model that does not answer is left in peace for a while."""

    failures: int = 0
    rests_until: float = 0.0
    tally: Counter[str] = field(default_factory=Counter)


class LanguageModelService:
    """What a person chooses, and the rewording itself. Off unless they say otherwise.

    Args:
        context: the vault's.
        assess: the safety gate.
        content: `resources/content`.
        now: seconds that only ever go forward.
        seconds: for a whole answer.
    """

    def __init__(
        self,
        context: ServiceContext,
        assess: "Callable[[str], Assessment]",
        content: Path,
        now: Callable[[], float] = time.monotonic,
        seconds: float = SECONDS,
    ) -> None:
        self._stored = PreferenceKey(context, _KEY)
        self._assess = assess
        self._content = content
        self._now = now
        self._seconds = seconds
        self._health = _Health()
        self._made: tuple[ModelChoice, Speaker] | None = None
        self._making = Lock()

    @property
    def tally(self) -> Mapping[str, int]:
        """How often a line was reworded since the program began (`reworded`), and left for which reason."""
        return dict(self._health.tally)

    @property
    def can_use_files(self) -> bool:
        """Whether llama-cpp-python is installed beside the program."""
        return is_runtime_there()

    def choice(self) -> ModelChoice:
        """Return what was chosen; off when what is stored cannot be read."""
        return read_choice(self._stored.load())

    def choose(self, choice: ModelChoice) -> Done[ModelChoice]:
        """Store a choice. Returns the one before, so that it can be taken back.

        Raises:
            UserError: if the address is not one of this machine, or the file is no model.
        """
        kept = self._checked(choice)
        before: list[ModelChoice] = []

        def change(_owner: object, stored: object) -> dict[str, object]:
            before.append(read_choice(stored))
            return {**(stored if isinstance(stored, Mapping) else {}), **asdict(kept)}

        self._stored.update(change)
        self._wake()
        return Done(before[0])

    def would_send(self, choice: ModelChoice) -> Sent:
        """Return what would be sent for an example, to the letter.

        Raises:
            UserError: if the choice cannot be used.
        """
        from extrovertly_desktop.coach.language_model.prompts import ask_for  # noqa: PLC0415 - only when turned on

        choice = self._checked(choice)
        ask = ask_for(EXAMPLE, Context((), EXAMPLE_WORDS if choice.passes_last_words else ""))
        if choice.kind is ModelKind.SERVER:
            address = Loopback.parse(choice.address)
            return Sent(str(address), LoopbackClient(address, choice.model).body(ask))
        return Sent("", json.dumps(ask.messages(), ensure_ascii=False, indent=1))

    def test(self, choice: ModelChoice) -> str:
        """Ask for other words for the example; takes up to some seconds, so not on the screen's thread.

        Returns:
            A sentence that says what came of it.

        Raises:
            UserError: says what is wrong and what to do.
        """
        choice = self._checked(choice)
        if choice.kind is ModelKind.OFF:
            raise UserError("There is nothing to test while it is off.", field="kind")
        self._wake()
        tally: Counter[str] = Counter()
        said = self._rephraser(choice, tally).rephrase(EXAMPLE, Context(), self._seconds)
        if said is not None:
            return f"It works. For the line “{EXAMPLE}” it says: “{said}”"
        reason = next(iter(tally))
        name = f"{reason}_{choice.kind}" if reason == "unreachable" else reason
        if name in _TROUBLE:
            raise UserError(_TROUBLE[name].format(where=choice.address, seconds=f"{self._seconds:g}"), field="test")
        return "It answers. Its words did not pass the checks this time; the coach would have said its own instead."

    def reworded(self, turns: Sequence[Turn], heard: "Heard") -> tuple[Turn, ...]:
        """Return turns in other words where that is wanted, possible and safe; all others as they are written."""
        from extrovertly_desktop.coach.language_model.rephrasing import REWORDED  # noqa: PLC0415 - see above
        from extrovertly_desktop.services.rewording import in_other_words  # noqa: PLC0415

        choice = self.choice()
        in_care = any(turn.source.startswith("care:") for turn in turns)
        if choice.kind is ModelKind.OFF or in_care or self._now() < self._health.rests_until:
            return tuple(turns)
        tally: Counter[str] = Counter()
        rephraser = self._rephraser(choice, tally)
        was_typed = heard.said.chip is None and heard.said.number is None
        last = heard.said.text if choice.passes_last_words and was_typed else ""
        until = self._now() + self._seconds
        told = tuple(in_other_words(turn, heard, rephraser, last, until - self._now()) for turn in turns)
        self._health.tally.update(tally)
        if _UNWELL & tally.keys():
            self._health.failures += 1
            if self._health.failures >= _FAILURES_TO_REST:
                self._health.failures, self._health.rests_until = 0, self._now() + _REST_SECONDS
        elif tally[REWORDED]:
            self._health.failures = 0
        return told

    def _rephraser(self, choice: ModelChoice, tally: Counter[str]) -> "GuardedRephraser":
        from extrovertly_desktop.coach.language_model.rephrasing import GuardedRephraser  # noqa: PLC0415 - see above

        return GuardedRephraser(self._speaker(choice), self._assess, self._likeness, self._vocabulary, tally)

    def _speaker(self, choice: ModelChoice) -> Speaker:
        with self._making:  # a file is loaded once, also when it is tried while the coach answers
            if self._made is None or self._made[0] != choice:
                self._made = (choice, _speaker_for(choice, self._now))
            return self._made[1]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        from extrovertly_desktop.coach.language_model.words import spoken_stems  # noqa: PLC0415 - reads all packs

        return spoken_stems(self._content)

    @cached_property
    def _likeness(self) -> Callable[[str, str], float] | None:
        # The model is read from disk, and numpy with it, only for those who have turned this on.
        from extrovertly_desktop.coach.packs import PackError  # noqa: PLC0415
        from extrovertly_desktop.coach.understanding.loading import load_vocabulary  # noqa: PLC0415
        from extrovertly_desktop.coach.understanding.minilm import MiniLm, ModelUnavailableError  # noqa: PLC0415

        try:
            model = MiniLm.load(load_vocabulary(self._content))
        except (ModelUnavailableError, PackError):
            return None

        def alike(first: str, second: str) -> float:
            one, other = model.embed([first, second])
            return float(one @ other)

        return alike

    def _checked(self, choice: ModelChoice) -> ModelChoice:
        match choice.kind:
            case ModelKind.SERVER:
                model = choice.model.strip()
                if len(model) > limits.MODEL or not model.isprintable():
                    raise UserError(
                        f"Please give the model's name in {limits.MODEL} characters at most.", field="model"
                    )
                return replace(choice, address=str(Loopback.parse(choice.address)), model=model)
            case ModelKind.FILE:
                if not self.can_use_files:
                    raise UserError(
                        "Files need the Python package llama-cpp-python, which is not installed beside this program. "
                        "A server on this computer, such as llama.cpp's own or Ollama, works without it.",
                        field="path",
                    )
                if not is_model_file(Path(choice.path)):
                    raise UserError("That is no model in GGUF form. Please choose another file.", field="path")
                return choice
            case _:
                return choice

    def _wake(self) -> None:
        self._health.failures, self._health.rests_until = 0, 0.0


class _Off:
    """Says nothing."""

    def speak(self, ask: Ask, seconds: float) -> str:  # noqa: ARG002
        raise UserError("The language model is off.")


def _speaker_for(choice: ModelChoice, now: Callable[[], float]) -> Speaker:
    if choice.kind is ModelKind.SERVER:
        return LoopbackClient(Loopback.parse(choice.address), choice.model, now)
    return FileSpeaker(Path(choice.path), now=now) if choice.kind is ModelKind.FILE else _Off()

"""What happens when the gate finds something: coaching stops, and goes on only after the person has said twice that
they are safe."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from extrovertly_desktop.coach.safety.tiers import Assessment, Tier, Topic
from extrovertly_desktop.domain.coach import Chip, Said, Turn

if TYPE_CHECKING:  # the packs bring pydantic along, and the state of a conversation is read without them
    from extrovertly_desktop.coach.safety.packs import AnswerPack, Country, Exercise
    from extrovertly_desktop.coach.talk import TalkPack

SHOW_HELP = "care:help"
"""The view opens the page of help for it; the conversation stays as it is."""
_GROUND, _SAFE, _UNSURE, _YES = "care:ground", "care:safe", "care:unsure", "care:yes"
_TIMES_ASKED = 2
_LINES_SHOWN = 3
"""Of the lines of a country; the page of help has all of them."""


@dataclass(frozen=True, slots=True)
class Care:
    """That coaching is set aside, and how often the person has said since that they are safe.

    Attributes:
        tier, topic: the gravest finding since it began.
        denials: how often they have said that they are safe; a new finding starts the count again.
        exercises: how many ways to steady oneself were shown.
    """

    tier: Tier
    topic: Topic | None
    denials: int = 0
    exercises: int = 0

    def to_json(self) -> dict[str, object]:
        """Return plain JSON values."""
        topic = None if self.topic is None else str(self.topic)
        return {"tier": int(self.tier), "topic": topic, "denials": self.denials, "exercises": self.exercises}

    @classmethod
    def from_json(cls, raw: object) -> Self | None:
        """Read what `to_json` made; None for anything else.

        What cannot be read is not taken for safety by the caller: a finding stands in the messages as well.
        """
        if not isinstance(raw, Mapping):
            return None
        try:
            topic = raw.get("topic")
            return cls(
                Tier(raw["tier"]), None if topic is None else Topic(topic), int(raw["denials"]), int(raw["exercises"])
            )
        except (KeyError, TypeError, ValueError):
            return None


class Carer:
    """Answers in a person's hard moment, in fixed words.

    Args:
        answers: the fixed words for each finding, and the exercises.
        talk: the lines between.
        country: whom to reach where the person is; None while that is not known.
    """

    def __init__(self, answers: "AnswerPack", talk: "TalkPack", country: "Callable[[], Country | None]") -> None:
        self._answers = answers
        self._talk = talk
        self._country = country

    def found(self, before: Care | None, finding: Assessment) -> tuple[Care, Turn]:
        """Answer a finding of a full tier: the words for it, and everything that helps now."""
        worse = before is None or finding.tier >= before.tier
        tier, topic = (finding.tier, finding.topic) if worse or before is None else (before.tier, before.topic)
        care = Care(tier, topic, 0, before.exercises if before else 0)
        return care, self._card(care)

    def soft(self, finding: Assessment) -> Turn:
        """Return the one kind line for what may be a figure of speech."""
        words = self._answers.words_for(finding.tier, finding.topic)
        return Turn(
            words.line, chips=(self.help_chip(),), source="care:soft", notes=_notes(finding.tier, finding.topic)
        )

    def help_chip(self) -> Chip:
        """Return the chip that opens the page of help."""
        return self._chip(SHOW_HELP, "care_help")

    def whom_to_reach(self, count: int) -> Turn:
        """Say whom one can reach, where no page of help can be opened, as on the command line."""
        text = "\n\n".join((self._talk.say("help_pointer", count), *self._lines(None)))
        return Turn(text, source="care:whom")

    def answer(self, care: Care, said: Said, count: int) -> tuple[Care | None, Turn]:
        """Answer what is said while coaching is set aside; None for the care means that it may go on.

        Args:
            care: where things stand.
            said: what the person answered, in which the gate found nothing.
            count: how often the holding line was said before.
        """
        match said.chip:
            case "care:help":
                return care, self._card(care)
            case "care:safe" | "care:yes":
                care = replace(care, denials=care.denials + 1)
                if care.denials >= _TIMES_ASKED:
                    return None, Turn(self._talk.say("care_over", count), source="care:over", notes=_notes(Tier.NONE))
                return care, self._turn(care, self._talk.say("care_asked_again", count), "care:again", again=True)
            case "care:ground":
                exercises = self._answers.exercises
                exercise = exercises[care.exercises % len(exercises)]
                return replace(care, exercises=care.exercises + 1), self._turn(care, _steps(exercise), "care:ground")
            case "care:unsure":
                return replace(care, denials=0), self._card(care)
            case _:
                return care, self._turn(care, self._talk.say("care_holding", count), "care:holding")

    def _card(self, care: Care) -> Turn:
        words = self._answers.words_for(care.tier, care.topic)
        text = "\n\n".join((f"**{words.heading}**", words.body, *self._lines(care.topic)))
        return self._turn(care, text, "care:card")

    def _lines(self, topic: Topic | None) -> tuple[str, ...]:
        country = self._country()
        if country is None:
            return ()
        emergency = self._talk.say("care_emergency", 0, number=country.emergency, country=country.name)
        fitting = [line for line in country.lines_for(topic) if topic is None or topic in line.topics]
        first = (fitting or country.lines)[:_LINES_SHOWN]
        listed = "\n".join(f"- {line.name}: {line.reach}" for line in first)
        return (emergency, listed)

    def _turn(self, care: Care, text: str, source: str, *, again: bool = False) -> Turn:
        safe = self._chip(_YES, "care_yes") if again else self._chip(_SAFE, "care_safe")
        chips = (
            self.help_chip(),
            self._chip(_GROUND, "care_ground"),
            safe,
            self._chip(_UNSURE, "care_unsure"),
        )
        return Turn(text, chips=chips, source=source, notes=_notes(care.tier, care.topic))

    def _chip(self, value: str, label: str) -> Chip:
        return Chip(value, self._talk.chips[label])


def _notes(tier: Tier, topic: Topic | None = None) -> dict[str, object]:
    return {"safety": {"tier": tier.name.lower(), "topic": None if topic is None else str(topic)}}


def _steps(exercise: "Exercise") -> str:
    return "\n".join([f"**{exercise.title}**", "", *(f"{n}. {step}" for n, step in enumerate(exercise.steps, 1))])

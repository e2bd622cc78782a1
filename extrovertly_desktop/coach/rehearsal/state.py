"""Where a rehearsal stands: everything that is needed to go on, as plain JSON values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extrovertly_desktop.coach.plain_values import count, counts, text
from extrovertly_desktop.coach.rehearsal.features import Feature
from extrovertly_desktop.coach.rehearsal.packs import Warmth


class Stage(StrEnum):
    """What is waited for."""

    WARMTH = "warmth"
    """How the character shall be."""
    REPLY = "reply"
    """What the person says to the character."""
    REACTION = "reaction"
    """Whether to go on or to try that turn again."""
    OFFER = "offer"
    """Whether to plan the mission."""
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Mark:
    """A turn that the person took and left behind.

    Attributes:
        beat: where.
        seen: what its last try showed.
        gained: what that showed beyond the first try.
    """

    beat: str
    seen: tuple[Feature, ...]
    gained: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneState:
    """A rehearsal at one moment.

    Attributes:
        scene, digest: which scene, and which version of it.
        stage: what is waited for.
        warmth: how the character is.
        beat: where they are.
        heard: what the character said last, to which a reply may refer.
        before: what they had said to the turn before, which still counts as heard.
        reaction: what they said to the last try.
        tries: what each try at this beat showed, oldest first.
        way: the number of the way that the last try takes.
        marks: the turns before, oldest first.
        praised, advised: what the last feedback was about; it is varied.
        counts: how often each line was said.
        extras: turns beyond the shortest way; their number is limited.
        misses: answers in a row that could not be read.
        times_before: how often the person had begun this scene before; it varies the wording.
    """

    scene: str
    digest: str
    stage: Stage = Stage.WARMTH
    warmth: Warmth = Warmth.NEUTRAL
    beat: str = ""
    heard: str = ""
    before: str = ""
    reaction: str = ""
    tries: tuple[tuple[Feature, ...], ...] = ()
    way: int = 0
    marks: tuple[Mark, ...] = ()
    praised: str = ""
    advised: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    extras: int = 0
    misses: int = 0
    times_before: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for any more."""
        return self.stage is Stage.OVER

    def to_json(self) -> dict[str, object]:
        """Return it as plain JSON values, for a message's `metadata`."""
        return {
            "scene": self.scene,
            "digest": self.digest,
            "stage": str(self.stage),
            "warmth": str(self.warmth),
            "beat": self.beat,
            "heard": self.heard,
            "before": self.before,
            "reaction": self.reaction,
            "tries": [list(seen) for seen in self.tries],
            "way": self.way,
            "marks": [[mark.beat, list(mark.seen), list(mark.gained)] for mark in self.marks],
            "praised": self.praised,
            "advised": self.advised,
            "counts": dict(self.counts),
            "extras": self.extras,
            "misses": self.misses,
            "times_before": self.times_before,
        }

    @classmethod
    def from_json(cls, value: object) -> "SceneState":
        """Read what `to_json` gave.

        Raises:
            ValueError: if it is something else.
        """
        if not isinstance(value, Mapping):
            raise ValueError("not the state of a rehearsal")  # noqa: TRY004 - whatever is wrong with it, it is one error
        try:
            return cls(
                scene=text(value["scene"]),
                digest=text(value["digest"]),
                stage=Stage(value["stage"]),
                warmth=Warmth(value["warmth"]),
                beat=text(value["beat"]),
                heard=text(value["heard"]),
                before=text(value["before"]),
                reaction=text(value["reaction"]),
                tries=tuple(_features(seen) for seen in value["tries"]),
                way=count(value["way"]),
                marks=tuple(
                    Mark(text(beat), _features(seen), _features(gained)) for beat, seen, gained in value["marks"]
                ),
                praised=text(value["praised"]),
                advised=text(value["advised"]),
                counts=counts(value["counts"]),
                extras=count(value["extras"]),
                misses=count(value["misses"]),
                times_before=count(value["times_before"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError("not the state of a rehearsal") from error


def _features(value: object) -> tuple[Feature, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(Feature(each) for each in value)

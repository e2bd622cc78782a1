"""Where a conversation stands between two messages, as plain JSON values in the coach's own message."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from extrovertly_desktop.coach.activities import Raw
from extrovertly_desktop.coach.care import Care


@dataclass(frozen=True, slots=True)
class ConversationState:
    """A conversation at one moment.

    Attributes:
        kind: what they are in the middle of, `flow` or `scene`; empty for nothing.
        activity: where that stands.
        care: set while coaching is set aside because somebody may be in danger.
        counts: how often each line was said, topic met and activity begun.
        was_soft: whether the last answer began with the kind line for what may be a figure of speech.
    """

    kind: str = ""
    activity: Raw | None = None
    care: Care | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    was_soft: bool = False

    def count(self, name: str) -> int:
        """Return how often something was said, met or begun."""
        return self.counts.get(name, 0)

    def counted(self, name: str) -> Self:
        """Return the state with one more of it."""
        return replace(self, counts={**self.counts, name: self.count(name) + 1})

    def to_json(self) -> dict[str, object]:
        """Return plain JSON values."""
        return {
            "kind": self.kind,
            "activity": None if self.activity is None else dict(self.activity),
            "care": None if self.care is None else self.care.to_json(),
            "counts": dict(self.counts),
            "was_soft": self.was_soft,
        }

    @classmethod
    def from_json(cls, raw: object) -> Self:
        """Read what `to_json` made; what cannot be read begins anew."""
        if not isinstance(raw, Mapping):
            return cls()
        activity, counts, kind = raw.get("activity"), raw.get("counts"), raw.get("kind")
        known = isinstance(activity, Mapping) and isinstance(kind, str)
        return cls(
            kind=str(kind) if known else "",
            activity=dict(activity) if isinstance(activity, Mapping) and known else None,
            care=Care.from_json(raw.get("care")),
            counts={str(name): number for name, number in counts.items() if isinstance(number, int)}
            if isinstance(counts, Mapping)
            else {},
            was_soft=raw.get("was_soft") is True,
        )

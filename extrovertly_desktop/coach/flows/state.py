"""Where a flow stands: everything that is needed to go on, as plain JSON values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extrovertly_desktop.coach.plain_values import count, counts, mapping, text

Values = Mapping[str, object]
"""Slots by name: text, a whole number, or a chosen row as a mapping; what is not known is not in it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A question that was answered, and what its slots held before, so that one can go back."""

    node: str
    before: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class FlowState:
    """A flow at one moment.

    Attributes:
        flow, digest: which flow, and which version of it.
        node: where an answer is waited for; empty once it is over.
        slots: what is known so far.
        trail: the questions answered since something was written, oldest first.
        counts: how often each node was reached and each line said.
        misses: answers to the present question that did not fit.
        times_before: how often the person had begun this flow before; it varies the wording.
    """

    flow: str
    digest: str
    node: str = ""
    slots: Values = field(default_factory=dict)
    trail: tuple[Visit, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    misses: int = 0
    times_before: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is waited for any more."""
        return not self.node

    def to_json(self) -> dict[str, object]:
        """Return it as plain JSON values, for a message's `metadata`."""
        return {
            "flow": self.flow,
            "digest": self.digest,
            "node": self.node,
            "slots": dict(self.slots),
            "trail": [[visit.node, dict(visit.before)] for visit in self.trail],
            "counts": dict(self.counts),
            "misses": self.misses,
            "times_before": self.times_before,
        }

    @classmethod
    def from_json(cls, value: object) -> "FlowState":
        """Read what `to_json` gave.

        Raises:
            ValueError: if it is something else.
        """
        if not isinstance(value, Mapping):
            raise ValueError("not the state of a flow")  # noqa: TRY004 - whatever is wrong with it, it is one error
        try:
            return cls(
                flow=text(value["flow"]),
                digest=text(value["digest"]),
                node=text(value["node"]),
                slots=mapping(value["slots"]),
                trail=tuple(Visit(text(node), mapping(before)) for node, before in value["trail"]),
                counts=counts(value["counts"]),
                misses=count(value["misses"]),
                times_before=count(value["times_before"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not the state of a flow") from error

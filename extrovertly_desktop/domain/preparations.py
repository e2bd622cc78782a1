"""How a person prepares for an event."""

from dataclasses import dataclass
from typing import Self

from pydantic import Field

from extrovertly_desktop.domain.drafts import Draft, OptionalLongText, Words


class PreparationDraft(Draft):
    """How a person wants to go to an event."""

    want: OptionalLongText = Field(default=None, title="what you want")
    first_sentence: OptionalLongText = Field(default=None, title="your first sentence")
    exit_plan: OptionalLongText = Field(default=None, title="how you would leave")
    safety_behaviours_to_drop: Words = Field(default=(), title="safety behaviours to drop")

    @classmethod
    def of_preparation(cls, preparation: "Preparation | None") -> Self:
        """Return the draft that would write a stored preparation again; an empty one for None."""
        if preparation is None:
            return cls()
        return cls(
            want=preparation.want,
            first_sentence=preparation.first_sentence,
            exit_plan=preparation.exit_plan,
            safety_behaviours_to_drop=preparation.safety_behaviours_to_drop,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.want or self.first_sentence or self.exit_plan or self.safety_behaviours_to_drop)


@dataclass(frozen=True, slots=True)
class Preparation:
    """A stored preparation (`event_preparations`)."""

    id: str
    created_at: int
    event_id: str
    want: str | None
    first_sentence: str | None
    exit_plan: str | None
    safety_behaviours_to_drop: tuple[str, ...]

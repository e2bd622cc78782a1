"""What each column of a table means, as a person decides it and as it is kept."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extrovertly_desktop.domain.errors import UserError

_Sign = Annotated[str, Field(max_length=1)]
_Figure = Annotated[float, Field(allow_inf_nan=False)]


class Role(StrEnum):
    """What a column means. Several columns may be text, tags, triggers, context or left out, the others only one."""

    WHEN = "when"
    """Day and time together."""
    DATE = "date"
    TIME = "time"
    TEXT = "text"
    TITLE = "title"
    MOOD = "mood"
    INTENSITY = "intensity"
    CONFIDENCE = "confidence"
    TAGS = "tags"
    TRIGGERS = "triggers"
    CONTEXT = "context"
    """Kept in words, with the column's name."""
    PRIVATE = "private"
    IGNORE = "ignore"


ONCE = frozenset(set(Role) - {Role.TEXT, Role.TAGS, Role.TRIGGERS, Role.CONTEXT, Role.IGNORE})


class DayOrder(StrEnum):
    """In which order day, month and year stand in figures; a year of four figures in front is always seen."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class ColumnUse(BaseModel):
    """One column and what it means.

    Attributes:
        name: as the file calls it, or its number where there are no names.
        separator: what stands between the words of a list.
        low: with moods, intensity and confidence in figures: the figure that is the least.
        high: the figure that is the most.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    separator: _Sign = ""
    low: _Figure | None = None
    high: _Figure | None = None


class CsvMapping(BaseModel):
    """How a table is read.

    Attributes:
        version: of this form.
        has_header: whether the first row holds the names of the columns; they are then found by name, so that a mapping
            serves a later export with its columns in another order.
        day_order: of days in figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    quote: Annotated[str, Field(min_length=1, max_length=1)] = '"'
    has_header: bool = True
    day_order: DayOrder = DayOrder.DAY_FIRST
    columns: tuple[ColumnUse, ...]

    def as_json(self) -> str:
        """Return it as it is kept."""
        return self.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> "CsvMapping":
        """Return a mapping that was kept.

        Raises:
            UserError: if it is no mapping, or one of a later version.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError:
            raise UserError("That is no mapping of columns that this version knows. Please map them anew.") from None

    def with_role(self, position: int, role: Role) -> "CsvMapping":
        """Return it with another meaning for the column at a position, from 0.

        A column that had it before becomes context where only one can have it.
        """
        columns = list(self.columns)
        for place, column in enumerate(columns):
            if place == position:
                columns[place] = column.model_copy(update={"role": role})
            elif role in ONCE and column.role is role:
                columns[place] = column.model_copy(update={"role": Role.CONTEXT})
        return self.model_copy(update={"columns": tuple(columns)})

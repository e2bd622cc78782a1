"""What every table shares: the declarative base, the naming of indexes, and columns that come again and again."""

from typing import Annotated, Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import Float

NAMING = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can speak of it."""
RULE = "rule"
"""Where a CHECK says in `info` what it asks: its kind, its column and its bounds, for what comes from elsewhere."""


class Row(DeclarativeBase):
    """Base of all mapped tables. Rows never leave the store."""

    metadata = MetaData(naming_convention=NAMING)


Id = Annotated[str, mapped_column(Text, primary_key=True)]
"""Text key: UUIDv7 for new rows; an imported id is kept."""
SearchedId = Annotated[str, mapped_column(Text, unique=True, nullable=False)]
"""The text key of a table whose integer primary key `seq` carries its search index."""
Seq = Annotated[int, mapped_column(Integer, primary_key=True)]
Instant = Annotated[int, mapped_column(Integer, nullable=False)]
"""Milliseconds since the epoch, UTC."""
OptionalInstant = Annotated[int | None, mapped_column(Integer)]
Words = Annotated[list[str] | None, mapped_column(JSON(none_as_null=True))]
Anything = Annotated[Any, mapped_column(JSON(none_as_null=True), nullable=True)]
Flag = Annotated[bool, mapped_column(Integer, nullable=False)]
Count = Annotated[int, mapped_column(Integer, nullable=False, server_default=text("0"))]
TextValue = Annotated[str, mapped_column(Text, nullable=False)]
OptionalText = Annotated[str | None, mapped_column(Text)]
OptionalWhole = Annotated[int | None, mapped_column(Integer)]
OptionalReal = Annotated[float | None, mapped_column(Float)]
LocalDate = Annotated[str, mapped_column(Text, nullable=False)]
"""The person's calendar day, ISO text."""
OwnerId = Annotated[str, mapped_column(ForeignKey("users.id", ondelete="CASCADE"), nullable=False)]


def one_of(column: str, *values: str) -> CheckConstraint:
    """Return the CHECK for a union of literals."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column, info={RULE: ("one_of", column, values)})


def between(column: str, low: float, high: float) -> CheckConstraint:
    """Return the CHECK for a closed range; NULL passes, as SQL has it."""
    sql = f"{column} BETWEEN {low} AND {high}"
    return CheckConstraint(sql, name=column, info={RULE: ("between", column, (low, high))})


def at_least(column: str, low: int) -> CheckConstraint:
    """Return the CHECK for a lower bound."""
    return CheckConstraint(f"{column} >= {low}", name=column, info={RULE: ("at_least", column, (low,))})


def flag(column: str) -> CheckConstraint:
    """Return the CHECK that keeps a boolean 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column, info={RULE: ("flag", column, ())})


def json_text(column: str) -> CheckConstraint:
    """Return the CHECK that keeps a JSON column readable."""
    return CheckConstraint(f"{column} IS NULL OR json_valid({column})", name=f"{column}_json")


def json_array(column: str) -> CheckConstraint:
    """Return the CHECK that keeps a column a JSON array."""
    return CheckConstraint(
        f"{column} IS NULL OR (json_valid({column}) AND json_type({column}) = 'array')",
        name=f"{column}_array",
        info={RULE: ("array", column, ())},
    )


def iso_day(column: str) -> CheckConstraint:
    """Return the CHECK that keeps a column an ISO date."""
    return CheckConstraint(
        f"{column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'",
        name=f"{column}_day",
        info={RULE: ("day", column, ())},
    )


def index(table: str, name: str, *columns: str, unique: bool = False) -> Index:
    """Return an index called as in the schema document, e.g. `journal_entries_by_user_date`."""
    return Index(f"{table}_{name}", *columns, unique=unique)

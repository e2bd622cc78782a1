"""Checks of well-being: a table of our own, so it never stands in an export for the backend that was before."""

from sqlalchemy.orm import Mapped

from extrovertly_desktop.store.tables.base import (
    Anything,
    Id,
    Instant,
    LocalDate,
    OwnerId,
    Row,
    index,
    iso_day,
    json_text,
)


class WellBeingCheckRow(Row):
    """One check; `answers` is a JSON object of values by the statements' slugs, scores follow from them."""

    __tablename__ = "well_being_checks"
    __table_args__ = (
        json_text("answers"),
        iso_day("local_date"),
        index("well_being_checks", "by_user_date", "user_id", "created_at"),
    )

    id: Mapped[Id]
    created_at: Mapped[Instant]
    user_id: Mapped[OwnerId]
    local_date: Mapped[LocalDate]
    answers: Mapped[Anything]

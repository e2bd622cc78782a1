"""Steps from one schema version to the next.

A step is a module `vNNNN_what_it_does` with `upgrade(operations)`, given Alembic's `Operations`
(https://alembic.sqlalchemy.org/en/latest/ops.html). Alembic is imported only when a vault is behind.

`batch_alter_table` builds the table anew from what SQLite tells of it, without CHECK constraints: always give it
`copy_from=` the table as it was.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from extrovertly_desktop.store.migrations.runner import Step, migrate

if TYPE_CHECKING:
    from alembic.operations import Operations


def _step(version: int, name: str) -> Step:
    """Return the step of a module, which is imported only when the step is taken."""

    def upgrade(operations: "Operations") -> None:
        import_module(f"{__name__}.v{version:04}_{name}").upgrade(operations)

    return Step(version, upgrade)


STEPS: tuple[Step, ...] = (
    _step(2, "steps_and_calendars"),
    _step(3, "goals"),
    _step(4, "coach"),
    _step(5, "well_being"),
    _step(6, "transfer"),
)
"""Every step in order; the first leads from version 1 to 2."""

__all__ = ["STEPS", "Step", "migrate"]

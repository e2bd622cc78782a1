"""Steps from one schema version to the next.

A step is a module `vNNNN_what_it_does` with `upgrade(operations)`, given Alembic's `Operations`
(https://alembic.sqlalchemy.org/en/latest/ops.html). Alembic is imported only when a vault is behind.

`batch_alter_table` builds the table anew from what SQLite tells of it, without CHECK constraints: always give it
`copy_from=` the table as it was.
"""

from extrovertly_desktop.store.migrations.runner import Step, migrate

STEPS: tuple[Step, ...] = ()
"""Every step in order; the first leads from version 1 to 2."""

__all__ = ["STEPS", "Step", "migrate"]

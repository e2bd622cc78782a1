"""PostgreSQL: the database with the original SQL schema, before there was Convex.

`READER` takes a plain dump (`pg_dump` as it is, with `--inserts` or `--column-inserts`) and CSV files of single tables
(`COPY … TO … CSV HEADER`, `\\copy`, and what graphical programs save), alone, in a folder or in a ZIP. Tables have the
names that ours have, in snake_case; what is different there:

- `mood_tracking.recorded_at`, `coach_messages.timestamp` and `coach_conversations.started_at` are `created_at` here.
- `updated_at`, and whatever else we have no column for, becomes extras, under its name there.
- A timestamp without a zone is UTC. An instant that is no date (`infinity`) is told and kept among the extras.
- Columns that are left empty get the defaults of the original schema where ours must not be empty.
- Tables of other schemas (such as `auth.users`) are not ours, whatever they are called.
"""

from extrovertly_desktop.exchange.postgres.reader import PostgresReader

READER = PostgresReader()

__all__ = ["READER"]

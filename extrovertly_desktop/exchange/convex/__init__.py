"""Convex: the backend that was before. Its snapshots are read, and written so that `convex import` takes them.

`READER` yields every row of the fifteen tables as `FoundRow` (all columns of the schema document by our names, empty
ones None) and all else as `FoundForeign`; whoever keeps both, with `FoundRow.extras`, and hands them to
`write_snapshot` gets the snapshot back, field by field. Extras and foreign rows of *other* formats do not belong there.

- `extras` holds fields that the schema document does not know, and, under a field's own name, the original of a value
  that our column cannot hold exactly (a fraction of a millisecond, a 64-bit integer, an explicit null). An original is
  given back as long as our column still holds what came of it.
- `NULL_AS_ZERO`: an achievement in progress has `earned_at` empty here and nought there.
- What JSON has no sign for stands in extras and foreign rows as `{"$integer": …}`, `{"$bytes": …}`, `{"$float": …}`.

Formats: `layout` (names in the archive), `values` and `shapes` (the two dialects of numbers), `ids` (identifiers).
"""

from extrovertly_desktop.exchange.convex.names import NULL_AS_ZERO, TABLES
from extrovertly_desktop.exchange.convex.reader import ConvexReader
from extrovertly_desktop.exchange.convex.writing import OutgoingForeign, OutgoingRow, OutgoingTable, write_snapshot

READER = ConvexReader()

__all__ = [
    "NULL_AS_ZERO",
    "READER",
    "TABLES",
    "OutgoingForeign",
    "OutgoingRow",
    "OutgoingTable",
    "write_snapshot",
]

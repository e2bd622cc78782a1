"""A whole vault as one JSON document: everything that is in it, so that nothing is lost with the program.

The document (UTF-8, RFC 8259), version 1:

    {"format": "extrovertly-complete",
    "version": 1,
    "made_at": 1760000000000,
    "owner": "…",
    "tables": {
    "users": [
    {"id":"…","created_at":1750000000000,"email":"…",…},
    {…}
    ],
    "journal_entries": [
    …
    ]
    }}

Tables and columns are called as in the vault. Instants are milliseconds since the epoch (UTC), days and times of day
ISO text, flags 0 or 1, JSON columns plain JSON; bytes (photos) are {"$bytes": base64}. Empty columns are left out.
Tables stand in an order in which no row refers to one that comes later. `owner` is the id of the user whose vault it
is. Drafts and search indexes are not part of it. Beside the vault's tables there are `vault_meta` (what the vault
remembers, such as the safety plan), `import_items` (what was brought in from elsewhere, so that it is known again) and
`import_extras` (what came along and has no place here).

We write one row a line, and so a document of any size is read and written row by row. The same document in another
layout is read as well, up to 64 MB.
"""

from extrovertly_desktop.exchange.complete.reading import READER
from extrovertly_desktop.exchange.complete.writing import document

__all__ = ["READER", "document"]

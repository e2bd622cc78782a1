"""Daylio's two files: the table (CSV) in all its generations and languages, and the backup (`.daylio`) with photos.

- `table`: the CSV; `backup`: the archive; `reading` tells them apart;
- `notes`: the markup of notes; `levels`: how good a mood is.

Every note becomes a check-in with its mood and its activities; one with a title, a text or photos is an entry as well.
"""

from extrovertly_desktop.exchange.daylio.reading import DaylioReader

READER = DaylioReader()

__all__ = ["READER", "DaylioReader"]

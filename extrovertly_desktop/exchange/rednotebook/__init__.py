"""RedNotebook's journal: a folder, or a ZIP of it, with a file `YYYY-MM.txt` for each month.

A month is YAML keyed by the number of the day; a day is a mapping with `text` and one key for each category, under
which the entries of the category are keys without a value: `{text: …, Tags: {walk: null}, Ideas: {a book: null}}`.
The markup is that of txt2tags (see `markup`).

The entries of the category “Tags”, and words with `#` in the text, become tags; those of other categories stand as
lists behind the text. A day is one entry, at midday, since RedNotebook knows no time of day.
"""

from extrovertly_desktop.exchange.rednotebook.reading import READER

__all__ = ["READER"]

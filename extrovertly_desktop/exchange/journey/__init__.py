"""Journey's export: a ZIP, or a folder, with a JSON file for each entry and its pictures beside.

An entry has `id`, `date_journal` and `date_modified` (milliseconds), `timezone` (IANA), `text` (HTML, or Markdown when
`type` says so), `photos` (names of files, sounds and films among them), `tags`, `favourite`, `address`, `label`,
`folder`, `lat` and `lon` (the largest number there is where there is none), `weather` with `degree_c`, `description`
and `place`, `music_title`, `music_artist`, and `mood` and `sentiment`, of which nobody says what the numbers mean: they
are told as they are, and whoever brings them in says what they stand for.
"""

from extrovertly_desktop.exchange.journey.reading import READER

__all__ = ["READER"]

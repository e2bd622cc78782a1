"""jrnl's journals (https://jrnl.sh), in and out.

Text: an entry begins with a line `[2013-06-09 15:39] A title`, in a format of the person's choice for the date (older
versions: without brackets); a star at either end of the title marks it; the lines until the next are its body. Words
with `@` or `#` before them are its tags.

JSON (`jrnl --format json`): `{"tags": {…}, "entries": [{"title", "body", "date", "time", "tags", "starred"}]}`.

jrnl itself takes in text only (`jrnl --import --file FILE`), so both are written: JSON, which keeps everything and is
read back here, and text.
"""

from collections.abc import Iterator

from extrovertly_desktop.exchange.bringing.found import Found, Problem
from extrovertly_desktop.exchange.bringing.sources import Source
from extrovertly_desktop.exchange.jrnl import json_reading, text_reading
from extrovertly_desktop.exchange.jrnl.writing import jrnl_json, jrnl_text

__all__ = ["READER", "jrnl_json", "jrnl_text"]


class _Jrnl:
    slug = "jrnl"
    title = "jrnl"

    def recognises(self, source: Source) -> bool:
        return json_reading.recognises(source) or text_reading.recognises(source)

    def read(self, source: Source) -> Iterator[Found | Problem]:
        return json_reading.read(source) if json_reading.recognises(source) else text_reading.read(source)


READER = _Jrnl()

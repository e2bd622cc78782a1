"""Joplin's exports: JEX (a tar of RAW items), and a RAW folder or a ZIP of one.

A RAW item is a file `<32 hexadecimal digits>.md`: the title, an empty line, the body, an empty line, and lines
`key: value` up to the end, of which `type_` tells the kind (see `items`). Pictures and other resources lie in
`resources/<id>.<ending>`, and the body calls them `:/<id>`.

A note is an entry; its notebook, with those that it lies in, becomes a tag such as `Diary/2026`. A to-do keeps its box.
What lies in Joplin’s bin and what is encrypted is left out, and told. Its other export, Markdown with front matter, is
read as any folder of Markdown is.
"""

from extrovertly_desktop.exchange.joplin.reading import READER

__all__ = ["READER"]

"""A folder of Markdown files, one for each entry, with YAML front matter, in and out.

Ours: `2026/2026-03-02_0030.md` and, beside it, `2026/photos/2026-03-02_0030-1.jpg`. The front matter tells `date`
(what the clock on the wall showed), `day` (the person's own day), `mood`, `intensity`, `tags`, `private` and `prompt`;
under `extrovertly` stands what makes the way back exact. The text is as it was written, followed by its photos.

Read are ours, Joplin's (`title`, `created`, `tags`, `completed?`), Obsidian's, Hugo's and the like: the moment comes
from `date`, `created` and similar keys, else from a name such as `2026-03-02 A walk.md` or `2026/03/02.md`. The time at
which a file was last changed is never taken for it: a file that does not say when it was is left out, and told.
"""

from extrovertly_desktop.exchange.markdown_folder.reading import READER
from extrovertly_desktop.exchange.markdown_folder.writing import markdown_files

__all__ = ["READER", "markdown_files"]

"""Day One's JSON export: a ZIP with a `<journal>.json` for each journal and its pictures in `photos/`, in and out.

The format is undocumented; what is here was seen in exports of 2017 to 2026:

- `{"metadata": {…}, "entries": […]}`; an entry has `uuid` (32 hexadecimal digits), `creationDate` in UTC, `timeZone`
  (IANA), `text`, `richText`, `tags`, `starred`, `isPinned`, `location`, `weather`, `userActivity`, `music` and
  `photos`, `videos`, `audios`, `pdfAttachments`, each a list of moments with `identifier`, `md5` and `type`;
- `text` is Markdown with a backslash before nearly every sign; a picture in it is `![](dayone-moment://IDENTIFIER)`,
  others `![](dayone-moment:/video/IDENTIFIER)` and the like; the picture's file is `photos/<md5>.<type>`;
- `richText` is JSON in a string (see `rich_text`); it is used only where `text` is missing.

What has no place of its own here: a star and a pin become the tags “starred” and “pinned”; place, weather, activity
and music stand in one line at the end of the text. Videos, sounds and documents stay behind, and that is told.
"""

from extrovertly_desktop.exchange.day_one.reading import READER
from extrovertly_desktop.exchange.day_one.writing import day_one_files

__all__ = ["READER", "day_one_files"]

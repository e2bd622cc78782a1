"""Writing chosen journal entries to a file: whole, or not at all."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extrovertly_desktop.domain.journal import JournalEntry
from extrovertly_desktop.exchange.markdown_entries import as_markdown, as_plain_text
from extrovertly_desktop.services.chunks import in_chunks
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.journal import JournalService
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.tasks import TaskContext, quiet_context
from extrovertly_desktop.services.whole_files import write_whole
from extrovertly_desktop.store.queries import journal as store

PLAIN = ".txt"


class EntryExportService:
    """Takes entries out of the vault for other programs and for paper."""

    def __init__(self, context: ServiceContext, journal: JournalService, moods: MoodService) -> None:
        self._context, self._journal, self._moods = context, journal, moods

    def count_private(self, keys: Sequence[int]) -> int:
        """Return how many of some entries are private."""
        with self._context.database.reading() as unit:
            return sum(store.count_private(unit, chunk) for chunk in in_chunks(keys, quiet_context(), ""))

    def write(self, keys: Sequence[int], path: Path, *, private: bool, ctx: TaskContext | None = None) -> int:
        """Write entries in the order of their keys to a file, replacing one that is there; return how many.

        Args:
            keys: of the entries; keys that are gone are passed over.
            path: plain text if it ends in `.txt`, else Markdown.
            private: whether private entries go along.
            ctx: told how far it is.

        Raises:
            UserError: if the file cannot be written there.
            Cancelled: if the person asked to stop; there is no file then.
        """
        moods, zone = self._moods.vocabulary(), self._context.clock.zone()

        def title(slug: str) -> str:
            mood = moods.find(slug)
            return slug if mood is None else mood.title

        written = 0

        def entries() -> Iterator[JournalEntry]:
            nonlocal written
            for chunk in in_chunks(keys, ctx or quiet_context(), "Writing the file"):
                found = self._journal.by_keys(chunk)
                for entry in (found[key] for key in chunk if key in found):
                    if private or not entry.is_private:
                        written += 1
                        yield entry

        render = as_plain_text if path.suffix.lower() == PLAIN else as_markdown
        write_whole(path, (section.encode("utf-8", "replace") for section in render(entries(), zone, title)))
        return written

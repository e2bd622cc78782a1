"""Journal entries as one Markdown or plain text file."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, tzinfo

from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.domain.journal import JournalEntry

MoodTitle = Callable[[str], str]


def as_markdown(entries: Iterable[JournalEntry], zone: tzinfo, mood_title: MoodTitle) -> Iterator[str]:
    """Yield one section for each entry: a heading with the moment, a line of what belongs to it, and its text.

    Args:
        entries: in the order in which they stand in the file.
        zone: the zone in which the time of day is read; the day is the one the person wrote for.
        mood_title: what a mood's slug is called.
    """
    for entry in entries:
        facts = [mood_title(entry.mood), *(f"#{tag.replace(' ', '-')}" for tag in entry.tags)]
        if entry.is_private:
            facts.append("private")
        pieces = [f"## {_moment(entry, zone)}", f"*{' · '.join(facts)}*"]
        if entry.reflection_prompt:
            pieces.append("\n".join(f"> {line}" for line in entry.reflection_prompt.splitlines()))
        yield "\n\n".join([*pieces, entry.content.strip(), ""])


def as_plain_text(entries: Iterable[JournalEntry], zone: tzinfo, mood_title: MoodTitle) -> Iterator[str]:
    """Yield one section for each entry, as `as_markdown` does, without signs."""
    for entry in entries:
        head = f"{_moment(entry, zone)}  {mood_title(entry.mood)}"
        lines = [head, "-" * len(head)]
        if entry.tags:
            lines.append(f"Tags: {', '.join(entry.tags)}")
        if entry.is_private:
            lines.append("Private")
        if entry.reflection_prompt:
            lines.append(f"Prompt: {entry.reflection_prompt}")
        yield "\n".join([*lines, "", entry.content.strip(), "", ""]) + "\n"


def _moment(entry: JournalEntry, zone: tzinfo) -> str:
    moment: datetime = from_ms(entry.created_at, zone)
    return f"{entry.local_date} {moment:%H:%M}"

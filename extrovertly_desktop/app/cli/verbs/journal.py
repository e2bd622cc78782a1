"""`extrovertly journal`: write, find and list entries."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import tzinfo

from extrovertly_desktop.app.cli.shapes import done_data, done_text, entry_data, entry_row
from extrovertly_desktop.app.cli.terminal import Terminal, columns, counted
from extrovertly_desktop.app.cli.typed import moment_ms, readable, text_or_input
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry


def run(args: Namespace, terminal: Terminal) -> int:
    """Do what was asked of the journal.

    Raises:
        UserError: if what was typed cannot be used.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    return {"add": _add, "search": _search, "list": _list}[args.action](args, terminal)


def _add(args: Namespace, terminal: Terminal) -> int:
    draft = JournalDraft.of(
        content=text_or_input(args.text, "entry"),
        mood=readable(args.mood, "mood"),
        tags=[readable(tag, "tag") for tag in args.tag],
        is_private=not args.public,
    )
    with opened(args) as vault:
        at_ms = moment_ms(args.at, vault.clock.zone())
        done = vault.journal.write(draft.model_copy(update={"at_ms": at_ms}))
    entry = done.value
    words = counted(entry.word_count, "word", "words")
    sentence = f"Your entry of {entry.local_date} is saved ({words})."
    terminal.answer(done_text(sentence, done), done_data("entry", done, entry_data(entry)))
    return 0


def _search(args: Namespace, terminal: Terminal) -> int:
    query = readable(" ".join(args.query), "search") or ""
    with opened(args) as vault:
        found = vault.journal.search(query, args.limit)
        zone = vault.clock.zone()
    _tell(terminal, found, zone, "Nothing in the journal holds all of these words.")
    return 0


def _list(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        newest = vault.journal.newest(args.limit)
        zone = vault.clock.zone()
    _tell(terminal, newest, zone, "The journal is still empty.")
    return 0


def _tell(terminal: Terminal, entries: Sequence[JournalEntry], zone: tzinfo, otherwise: str) -> None:
    text = columns([entry_row(entry, zone) for entry in entries]) or otherwise
    terminal.answer(text, {"entries": [entry_data(entry) for entry in entries]})

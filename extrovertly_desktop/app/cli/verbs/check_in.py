"""`extrovertly check-in`: write down how one is."""

from argparse import Namespace

from extrovertly_desktop.app.cli.shapes import check_in_data, done_data, done_text
from extrovertly_desktop.app.cli.terminal import Terminal
from extrovertly_desktop.app.cli.typed import moment_ms, readable
from extrovertly_desktop.app.cli.vaults import opened
from extrovertly_desktop.domain.moods import CheckInDraft


def run(args: Namespace, terminal: Terminal) -> int:
    """Write a check-in.

    Raises:
        UserError: if a figure is out of range, the mood is unknown or the moment is still to come.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    draft = CheckInDraft.of(
        mood=readable(args.mood, "mood"),
        intensity=args.intensity,
        confidence_level=args.confidence,
        context=readable(args.context, "context"),
        triggers=[readable(word, "trigger") for word in args.trigger],
    )
    with opened(args) as vault:
        at_ms = moment_ms(args.at, vault.clock.zone())
        done = vault.check_ins.check_in(draft.model_copy(update={"at_ms": at_ms}))
        mood = vault.moods.vocabulary().resolve(done.value.mood)
    sentence = f"Noted for {done.value.local_date}: {mood.title.lower()}."
    terminal.answer(done_text(sentence, done), done_data("check_in", done, check_in_data(done.value)))
    return 0

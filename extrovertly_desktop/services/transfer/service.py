"""Bringing in what another program wrote: recognise, look, take, take back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from extrovertly_desktop.domain.backups import Reason
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.exchange.bringing.found import Found, Problem, Reader
from extrovertly_desktop.exchange.bringing.sources import Source, opened_source
from extrovertly_desktop.exchange.bringing.strangers import stranger_sentence
from extrovertly_desktop.services.backups import BackupService
from extrovertly_desktop.services.collections_off import without_collections
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.context import OWNER_KEY, Done, ServiceContext
from extrovertly_desktop.services.insights import META_KEY
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.transfer.formats import SLUGS, choice_of, reader_of, recognising
from extrovertly_desktop.services.transfer.moods import MoodMap
from extrovertly_desktop.services.transfer.originals import keep_originals
from extrovertly_desktop.services.transfer.settling import Settling
from extrovertly_desktop.services.transfer.sifting import Sifter
from extrovertly_desktop.services.transfer.tables import TableService, remember_mapping
from extrovertly_desktop.services.transfer.taking import Taking
from extrovertly_desktop.services.transfer.undoing import EARNED, INSIGHTS, ROWS, Undoing
from extrovertly_desktop.services.transfer.values import (
    FormatChoice,
    PastImport,
    TransferChoices,
    TransferPreview,
    TransferResult,
    Undone,
)
from extrovertly_desktop.services.transfer.watched import WatchedSource
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import achievements as achievement_store
from extrovertly_desktop.store.queries import imports, people
from extrovertly_desktop.store.queries.index_merging import merging_later

_MOODS_KEY = "import_moods"
_READING, _SETTLING = 0.75, 0.95
"""How far the work is when everything has been read, and when everything has been settled."""


class TransferService:
    """What a person does with what they bring from elsewhere.

    `preview` and `apply` read the file each time anew and hold little of it; both belong in a task. Nobody else can
    write to the vault while `apply` or `undo` does.

    Attributes:
        tables: what the columns of any table mean.
    """

    def __init__(
        self,
        context: ServiceContext,
        consequences: Consequences,
        *,
        moods: MoodService,
        backups: BackupService,
    ) -> None:
        self._context, self._consequences, self._moods = context, consequences, moods
        self._backups = backups
        self.tables = TableService(context)

    def formats(self) -> tuple[FormatChoice, ...]:
        """Return every format that can be read."""
        return tuple(choice_of(slug) for slug in SLUGS)

    def recognise(self, path: Path) -> tuple[FormatChoice, ...]:
        """Return the formats that a file or folder may be of, the likeliest first; none if it is nothing known.

        Raises:
            UserError: if it cannot be read at all.
        """
        with opened_source(path) as source:
            return tuple(FormatChoice(reader.slug, reader.title) for reader in recognising(source))

    @without_collections()
    def preview(self, path: Path, slug: str | None, choices: TransferChoices, ctx: TaskContext) -> TransferPreview:
        """Return what a file would bring; nothing is written.

        Args:
            path: a file, an archive or a folder.
            slug: of the format, or None for the likeliest.
            choices: what the person decided so far.
            ctx: told how far it is.

        Raises:
            UserError: if it is of no format that can be read, or cannot be used.
            Cancelled: if the person asked to stop.
        """
        with self._read(path, slug, choices, ctx, 1.0) as (reader, found), self._context.database.reading() as unit:
            sifter, moods = self._sifter(unit, reader.slug, choices)
            for _batch in sifter.batches(found):
                if ctx.is_cancelled():
                    raise Cancelled
        return self._previewed(path, reader, choices, sifter, moods)

    @without_collections()
    def apply(self, preview: TransferPreview, choices: TransferChoices, ctx: TaskContext) -> Done[TransferResult]:
        """Take what a preview showed, all of it or nothing, after a backup; `undo` takes it back.

        Nothing is celebrated: achievements, points and streaks are simply up to date afterwards. What there is to say
        about the weeks that came is due then (`insights.is_due`) and written like that of any other week.

        Args:
            preview: what was looked at.
            choices: what the person decided; who they are and what moods become is taken from the preview where it is
                not said.
            ctx: told how far it is.

        Raises:
            UserError: if the file cannot be used any more, or it is open who of it the person is.
            EnvironmentFault: if the backup cannot be made or the vault cannot be written.
            Cancelled: if the person asked to stop; nothing has been written then.
        """
        if preview.needs_owner and choices.owner_id is None:
            raise UserError("There are several people in the file. Please choose which of them you are.", field="owner")
        decided = replace(preview, choices=choices).decided()
        self._backups.before(Reason.IMPORT, TaskContext(lambda _done, text: ctx.report(0.0, text), ctx.is_cancelled))
        with (
            self._read(preview.path, preview.format.slug, decided, ctx, _READING) as (reader, found),
            self._context.database.unit() as unit,
            merging_later(unit),
        ):
            sifter, moods = self._sifter(unit, reader.slug, decided)
            taking = Taking(self._context, unit, sifter, preview.path.name)
            for batch in sifter.batches(found):
                if batch:
                    taking.write(batch)
            if taking.has_changed:
                self._finish(unit, taking, sifter, moods, ctx)
                if decided.mapping is not None:
                    remember_mapping(unit, decided.mapping)
            elif taking.is_begun:
                taking.withdraw()
            # The last chance to stop: after this everything is there.
            ctx.progress(_SETTLING, "Keeping it")
        ctx.report(1.0, "")
        tally = sifter.tally
        result = TransferResult(
            import_id=taking.import_id if taking.has_changed else "",
            format=preview.format,
            added=dict(tally.added),
            duplicates=tally.duplicates,
            differing=tally.differing,
            left_out=tally.left_out(),
            problems=tally.problems(),
            problem_count=tally.problem_count,
        )
        return Done(result)

    @without_collections()
    def undo(self, import_id: str, ctx: TaskContext) -> Done[Undone]:
        """Take an import back. What was changed since, or is used by something newer, stays.

        Raises:
            UserError: if there is no such import, or it was taken back before.
            Cancelled: if the person asked to stop; everything stays then.
        """
        with self._context.database.unit() as unit, merging_later(unit):
            done = imports.get_import(unit, import_id)
            if done is None or done.undone_at is not None:
                raise UserError("That import has been taken back already.")
            undone = Undoing(self._context, unit, done, ctx).run()
            ctx.progress(0.9, "Counting anew")
            Settling(self._context, self._consequences, unit).straighten()
            ctx.progress(1.0, "")
        return Done(undone)

    def past_imports(self, limit: int = 50) -> tuple[PastImport, ...]:
        """Return the imports of the past, newest first."""
        with self._context.database.reading() as unit:
            owner = people.get_user_named_by(unit, OWNER_KEY)
            found = [] if owner is None else imports.imports_of(unit, owner.id, limit)
        return tuple(
            PastImport(
                item.id, item.created_at, choice_of(item.format), item.source_name, item.counts or {}, item.undone_at
            )
            for item in found
        )

    @contextmanager
    def _read(
        self, path: Path, slug: str | None, choices: TransferChoices, ctx: TaskContext, share: float
    ) -> Iterator[tuple[Reader, Iterator[Found | Problem]]]:
        with opened_source(path) as opened:
            source: Source = WatchedSource(opened, lambda done: ctx.progress(share * done, "Reading the file"))
            reader = reader_of(slug) if slug is not None else next(recognising(opened), None)
            if reader is None:
                raise UserError(stranger_sentence(opened), field="format")
            if choices.mapping is not None:
                # Only tables that may mean anything take a second argument.
                yield reader, cast("Any", reader).read(source, choices.mapping)
            else:
                yield reader, reader.read(source)

    def _sifter(self, unit: Unit, slug: str, choices: TransferChoices) -> tuple[Sifter, MoodMap]:
        owner = people.get_user_named_by(unit, OWNER_KEY)
        moods = MoodMap(self._vocabulary(owner), choices.moods, _remembered(unit, slug))
        return Sifter(unit, self._context, slug, owner, choices=choices, moods=moods), moods

    def _vocabulary(self, owner: User | None) -> Any:  # noqa: ANN401 - a vocabulary of moods
        return self._moods.vocabulary() if owner is None else self._moods.of(owner)

    def _finish(self, unit: Unit, taking: Taking, sifter: Sifter, moods: MoodMap, ctx: TaskContext) -> None:
        slug, owner_id = sifter.slug, sifter.people.owner_id
        stood = achievement_store.stored_progress(unit, owner_id)
        settling = Settling(self._context, self._consequences, unit)
        if sifter.has_rows:
            ctx.progress(_READING, "Counting the days anew")
            settling.after_rows(taking.rows)
            keep_originals(unit, taking.import_id, slug, taking.originals)
        else:
            step = _SETTLING - _READING
            settling.after_diary(
                taking.rows, lambda done: ctx.progress(_READING + step * done, "Counting the days anew")
            )
        earned = {
            achievement_id: [stood[achievement_id].times_earned, stood[achievement_id].earned_at, now.times_earned]
            if achievement_id in stood
            else [0, None, now.times_earned]
            for achievement_id, now in achievement_store.stored_progress(unit, owner_id).items()
            if achievement_id not in stood or now.times_earned > stood[achievement_id].times_earned
        }
        before = {ROWS: taking.before, EARNED: earned, INSIGHTS: people.get_meta(unit, META_KEY)}
        taking.finish(dict(sifter.tally.added), before)
        if moods.answers():
            known = people.get_meta(unit, _MOODS_KEY)
            kept = known if isinstance(known, Mapping) else {}
            people.set_meta(unit, _MOODS_KEY, {**kept, slug: moods.answers()})

    def _previewed(
        self, path: Path, reader: Reader, choices: TransferChoices, sifter: Sifter, moods: MoodMap
    ) -> TransferPreview:
        tally = sifter.tally
        return TransferPreview(
            path=path,
            format=FormatChoice(reader.slug, reader.title),
            choices=choices,
            would_add=dict(tally.added),
            duplicates=tally.duplicates,
            differing=tally.differing,
            left_out=tally.left_out(),
            problems=tally.problems(),
            problem_count=tally.problem_count,
            samples=tally.samples(),
            moods=moods.questions(),
            users=sifter.people.users(),
            owner_id=sifter.people.file_owner or sifter.people.likeliest(),
            photos=tally.photos,
        )


def _remembered(unit: Unit, slug: str) -> Mapping[str, str]:
    known = people.get_meta(unit, _MOODS_KEY)
    found = known.get(slug) if isinstance(known, Mapping) else None
    return {str(word): str(mood) for word, mood in found.items()} if isinstance(found, Mapping) else {}

"""Check-ins: how a person is, in ten seconds."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extrovertly_desktop.domain.errors import NotFoundError
from extrovertly_desktop.domain.moods import CheckIn, CheckInDraft
from extrovertly_desktop.domain.tags import TagUse, likeliest
from extrovertly_desktop.services.consequences import CHECK_IN_METRICS, Consequences, Touched
from extrovertly_desktop.services.context import Done, Moment, ServiceContext
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.tags import tag_key
from extrovertly_desktop.store.queries import check_ins as store

_LATE = 1000
"""Check-ins that are looked through for words to suggest: about a year of three a day."""
_LINE = 80
"""Characters of a context that is worth offering again."""


class CheckInService:
    """What a person does with check-ins."""

    def __init__(self, context: ServiceContext, consequences: Consequences, moods: MoodService) -> None:
        self._context = context
        self._consequences = consequences
        self._moods = moods

    def check_in(self, draft: CheckInDraft) -> Done[CheckIn]:
        """Write a check-in.

        Raises:
            UserError: if the mood is unknown or the moment is still to come.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            mood = self._moods.of(owner).resolve(draft.mood)
            moment = self._context.moment(owner, draft.at_ms)
            check_in = CheckIn(
                id=self._context.new_id(),
                created_at=moment.at_ms,
                local_date=moment.local_date,
                mood=mood.slug,
                intensity=draft.intensity,
                confidence_level=draft.confidence_level,
                context=draft.context,
                triggers=draft.triggers,
            )
            store.add_check_in(unit, owner.id, check_in)
            outcome = self._consequences.settle(
                unit, owner, Touched(days={check_in.local_date}, metrics=CHECK_IN_METRICS)
            )
        return Done(check_in, outcome.points, outcome.earned)

    def edit(self, check_in_id: str, draft: CheckInDraft) -> Done[CheckIn]:
        """Write a check-in anew; without a moment in the draft it stays where it was, local day included.

        Raises:
            UserError: if the mood is unknown or the moment is still to come.
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            before = store.get_check_in(unit, owner.id, check_in_id)
            if before is None:
                raise NotFoundError("That check-in is no longer there.")
            # An imported check-in may hold a mood of another program; keeping it is always allowed.
            mood = before.mood if draft.mood == before.mood else self._moods.of(owner).resolve(draft.mood).slug
            stays = draft.at_ms is None or draft.at_ms == before.created_at
            moment = Moment(before.created_at, before.local_date) if stays else self._context.moment(owner, draft.at_ms)
            check_in = replace(
                before,
                created_at=moment.at_ms,
                local_date=moment.local_date,
                mood=mood,
                intensity=draft.intensity,
                confidence_level=draft.confidence_level,
                context=draft.context,
                triggers=draft.triggers,
            )
            store.replace_check_in(unit, check_in)
            touched = Touched(days={before.local_date, check_in.local_date}, metrics=CHECK_IN_METRICS)
            outcome = self._consequences.settle(unit, owner, touched)
        return Done(check_in, outcome.points, outcome.earned)

    def delete(self, check_in_id: str) -> Done[CheckIn]:
        """Remove a check-in and return it, so that `restore` can put it back.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            check_in = store.get_check_in(unit, owner.id, check_in_id)
            if check_in is None:
                raise NotFoundError("That check-in is no longer there.")
            store.delete_check_in(unit, check_in_id)
            outcome = self._consequences.settle(
                unit, owner, Touched(days={check_in.local_date}, metrics=CHECK_IN_METRICS)
            )
        return Done(check_in, outcome.points, outcome.earned)

    def restore(self, check_in: CheckIn) -> Done[CheckIn]:
        """Put a removed check-in back as it was; one that is there is left alone."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            if store.get_check_in(unit, owner.id, check_in.id) is not None:
                return Done(check_in)
            store.add_check_in(unit, owner.id, check_in)
            outcome = self._consequences.settle(
                unit, owner, Touched(days={check_in.local_date}, metrics=CHECK_IN_METRICS)
            )
        return Done(check_in, outcome.points, outcome.earned)

    def put_back(self, before: CheckIn) -> Done[CheckIn]:
        """Make a check-in what it was, its moment and mood included, whatever became of it since; all at once.

        Its mood may be a word that can no longer be chosen, so this asks less than `edit` does.
        """
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            now = store.get_check_in(unit, owner.id, before.id)
            if now is None:
                store.add_check_in(unit, owner.id, before)
            else:
                store.replace_check_in(unit, before)
            days = {before.local_date} if now is None else {before.local_date, now.local_date}
            outcome = self._consequences.settle(unit, owner, Touched(days=days, metrics=CHECK_IN_METRICS))
        return Done(before, outcome.points, outcome.earned)

    def today(self) -> list[CheckIn]:
        """Return today's check-ins, oldest first."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            return store.check_ins_on_day(unit, owner.id, self._context.today(owner).isoformat())

    def newest(self, limit: int = 20) -> list[CheckIn]:
        """Return the newest check-ins, newest first."""
        with self._context.database.reading() as unit:
            return store.newest_check_ins(unit, self._context.owner(unit).id, limit)

    def known_triggers(self, limit: int = 50) -> list[str]:
        """Return the triggers of late check-ins, those first that came often and lately."""
        return self._known(limit, lambda _, triggers: triggers)

    def known_contexts(self, limit: int = 50) -> list[str]:
        """Return the contexts of late check-ins that fit on a line, those first that came often and lately."""
        return self._known(
            limit, lambda context, _: [context] if context and len(context) <= _LINE and "\n" not in context else []
        )

    def _known(self, limit: int, words: Callable[[str | None, Sequence[str]], Sequence[str]]) -> list[str]:
        with self._context.database.reading() as unit:
            newest = store.newest_words(unit, self._context.owner(unit).id, _LATE)
        uses: dict[str, TagUse] = {}
        for at_ms, context, triggers in newest:
            for word in words(context, triggers):
                use = uses.get(tag_key(word), TagUse(word, 0, at_ms))
                uses[tag_key(word)] = replace(use, count=use.count + 1)
        return likeliest(uses.values(), self._context.clock.now_ms(), limit)

"""The one vocabulary of moods: those that came with the application and the person's own."""

from collections.abc import Callable, Sequence

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.mood_kit import MoodDraft, MoodKit, MoodSetting
from extrovertly_desktop.domain.moods import Mood, MoodVocabulary
from extrovertly_desktop.domain.people import User
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey

_KEY = "moods"


class MoodService:
    """What a person does with the words for how they are. A mood's slug stays, whatever else is changed about it."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._stored = PreferenceKey(context, _KEY)
        self._built_in = tuple(
            Mood(mood.slug, mood.title, mood.valence, mood.energy) for mood in context.catalogue.moods
        )
        self._plain = MoodVocabulary(self._built_in)

    def vocabulary(self) -> MoodVocabulary:
        """Return the moods to choose from, which also knows hidden and deleted ones by their slug."""
        with self._context.database.reading() as unit:
            try:
                owner = self._context.owner(unit)
            except UserError:
                # A window may ask before anyone has given a name.
                return self._plain
        return self.of(owner)

    def of(self, owner: User) -> MoodVocabulary:
        """Return the vocabulary of a loaded owner, for the services that write moods."""
        raw = self._stored.of(owner)
        return self._plain if raw is None else MoodKit.read(self._built_in, raw).vocabulary()

    def all(self) -> tuple[MoodSetting, ...]:
        """Return every mood with how it is set, hidden ones included, in the order they are shown."""
        return MoodKit.read(self._built_in, self._stored.load()).settings()

    def add(self, draft: MoodDraft) -> Mood:
        """Add a mood at the end.

        Its slug is made from its name, so that a mood called like the word in imported entries gives those a face.
        A name that a deleted mood had brings that one back with the new figures.

        Raises:
            UserError: if there is a mood of that name already.
        """
        made: list[str] = []

        def added(kit: MoodKit) -> MoodKit:
            after, slug = kit.with_new(draft)
            made.append(slug)
            return after

        return self._change(added).get(made[0]).mood

    def change(self, slug: str, draft: MoodDraft) -> Mood:
        """Describe a mood anew, one that came with the application too; what was written with it shows it so.

        Raises:
            NotFoundError: if it is not there.
            UserError: if another mood has that name.
        """
        return self._change(lambda kit: kit.with_changed(slug, draft)).get(slug).mood

    def reset(self, slug: str) -> Mood:
        """Make a mood again what it was when it came with the application; the person's own stay as they are.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._change(lambda kit: kit.with_reset(slug)).get(slug).mood

    def hide(self, slug: str) -> Mood:
        """Offer a mood no longer; entries keep it, and `show` offers it again.

        Raises:
            NotFoundError: if it is not there.
            UserError: if none would be left to choose from.
        """
        return self._change(lambda kit: kit.with_hidden(slug, hidden=True)).get(slug).mood

    def show(self, slug: str) -> Mood:
        """Offer a hidden mood again.

        Raises:
            NotFoundError: if it is not there.
        """
        return self._change(lambda kit: kit.with_hidden(slug, hidden=False)).get(slug).mood

    def delete(self, slug: str) -> str:
        """Delete one of the person's own moods and return its slug for `restore`; entries keep it.

        Raises:
            NotFoundError: if it is not there.
            UserError: if it came with the application, or none would be left to choose from.
        """
        self._change(lambda kit: kit.with_gone(slug))
        return slug

    def restore(self, slug: str) -> Mood:
        """Bring a deleted mood back.

        Raises:
            NotFoundError: if there never was one.
            UserError: if another mood has taken its name meanwhile.
        """
        return self._change(lambda kit: kit.without_gone(slug)).get(slug).mood

    def reorder(self, slugs: Sequence[str]) -> tuple[MoodSetting, ...]:
        """Show the moods in another order; those that are not named follow in the order they had."""
        return self._change(lambda kit: kit.with_order(slugs)).settings()

    def _change(self, change: Callable[[MoodKit], MoodKit]) -> MoodKit:
        changed: list[MoodKit] = []

        def written(raw: object) -> object:
            changed.append(change(MoodKit.read(self._built_in, raw)))
            return changed[0].to_json(raw)

        self._stored.update(lambda _owner, raw: written(raw))
        return changed[0]

"""The moods to choose from: one's own, those that came with the application, and their order."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from extrovertly_desktop.domain.mood_kit import MoodDraft, MoodSetting
from extrovertly_desktop.domain.moods import Face, Mood
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.views.kit.mood_form import MoodForm
from extrovertly_desktop.views.kit.own_list import OwnRow
from extrovertly_desktop.views.kit.shelf_page import ShelfPage, ShelfWords
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import mood_icon


def _words() -> ShelfWords:
    tr = QCoreApplication.translate
    return ShelfWords(
        name="moods",
        list_name=tr("MoodPage", "Your moods"),
        introduction=tr(
            "MoodPage",
            "The faces you choose from. Put first what you feel often: drag a line, or hold Alt and press an arrow.",
        ),
        add=tr("MoodPage", "New mood"),
        new_title=tr("MoodPage", "A new mood"),
        nothing=tr("MoodPage", "Choose a mood to change it, or add a word of your own."),
        icon="emoticon-outline",
        can_order=True,
    )


class MoodPage(ShelfPage):
    """Add, change, hide, delete and put in order. What was written with a mood keeps it."""

    def __init__(
        self, theme: ThemeManager, notices: Notices, moods: MoodService, parent: QWidget | None = None
    ) -> None:
        self._moods = moods
        self._form = MoodForm(theme)
        super().__init__(theme, notices, _words(), self._form, parent)
        self._hide = self.add_action(self.tr("Hide"), "mood_hide", self._on_hidden)
        self._hide.setToolTip(self.tr("No longer offered; what you wrote with it keeps it"))
        self._offer = self.add_action(self.tr("Offer it again"), "mood_offer", self._on_offered)
        self._reset = self.add_action(self.tr("As it came"), "mood_reset", self._on_reset)
        self._reset.setToolTip(self.tr("Undo your changes to this mood"))
        self._delete = self.add_action(self.tr("Delete"), "mood_delete", self.delete_item)
        self._delete.setToolTip(self.tr("What you wrote with it keeps it"))
        self._fit_actions(None)

    def rows(self) -> Sequence[OwnRow]:
        """Return all moods in their order."""
        return [self._row(setting) for setting in self._moods.all()]

    def show_item(self, slug: str) -> str:
        """Show a mood in the form."""
        setting = self._find(slug)
        self._fit_actions(setting)
        self._form.show_mood(setting.mood if setting is not None else None)
        return setting.mood.title if setting is not None else ""

    def save_item(self, slug: str) -> str:
        """Add or change the mood."""
        draft, before, moods = self._form.draft(), self._find(slug), self._moods
        if before is None:
            added = moods.add(draft)
            words = self.tr("“{mood}” is among your moods.").format(mood=added.title)
            self.notices.say(words, lambda: moods.delete(added.slug))
            return added.slug
        moods.change(slug, draft)
        self.notices.say(self.tr("“{mood}” is changed.").format(mood=draft.title), lambda: self._put_back(before))
        return slug

    def delete_item(self, slug: str) -> None:
        """Delete a mood of one's own."""
        setting, moods = self._find(slug), self._moods
        if setting is None:
            return
        gone = moods.delete(slug)
        self.form.settle()
        words = self.tr("“{mood}” is deleted. What you wrote with it keeps it.").format(mood=setting.mood.title)
        self.notices.say(words, lambda: moods.restore(gone))

    def order_items(self, slugs: tuple[str, ...]) -> None:
        """Keep an order of faces."""
        before = [setting.mood.slug for setting in self._moods.all()]
        self._moods.reorder(slugs)
        self.notices.say(self.tr("The order is changed."), lambda: self._moods.reorder(before))

    def _find(self, slug: str) -> MoodSetting | None:
        return next((setting for setting in self._moods.all() if setting.mood.slug == slug), None)

    def _row(self, setting: MoodSetting) -> OwnRow:
        mood = setting.mood
        note = self.tr("hidden") if setting.is_hidden else self.tr("yours") if setting.is_own else ""
        icon = mood_icon(mood.valence, mood.energy, self.theme, mood.face)
        return OwnRow(mood.slug, mood.title, note, icon, setting.is_hidden)

    def _fit_actions(self, setting: MoodSetting | None) -> None:
        self._hide.setVisible(setting is not None and not setting.is_hidden)
        self._offer.setVisible(setting is not None and setting.is_hidden)
        self._reset.setVisible(setting is not None and setting.is_changed)
        self._delete.setVisible(setting is not None and setting.is_own)

    def _put_back(self, before: MoodSetting) -> None:
        if before.is_own or before.is_changed:
            self._moods.change(before.mood.slug, _draft_of(before.mood))
        else:
            self._moods.reset(before.mood.slug)

    def _on_hidden(self, slug: str) -> None:
        mood = self._moods.hide(slug)
        self.notices.say(self.tr("“{mood}” is hidden.").format(mood=mood.title), lambda: self._moods.show(slug))

    def _on_offered(self, slug: str) -> None:
        mood = self._moods.show(slug)
        self.notices.say(self.tr("“{mood}” is offered again.").format(mood=mood.title), lambda: self._moods.hide(slug))

    def _on_reset(self, slug: str) -> None:
        before = self._find(slug)
        mood = self._moods.reset(slug)
        if before is not None:
            words = self.tr("“{mood}” is as it came.").format(mood=mood.title)
            self.form.settle()
            self.notices.say(words, lambda: self._put_back(before))


def _draft_of(mood: Mood) -> MoodDraft:
    face = mood.face or Face()
    return MoodDraft.of(
        title=mood.title, valence=mood.valence, energy=mood.energy, mouth=face.mouth, eyes=face.eyes, brow=face.brow
    )

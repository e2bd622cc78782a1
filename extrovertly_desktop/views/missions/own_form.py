"""Writing a mission of one's own, or changing one."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.missions import TYPICAL_SUDS, Difficulty
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.form_page import FormPage
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.own_extras import OwnExtras
from extrovertly_desktop.views.missions.suds_question import SudsQuestion
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import difficulty_words
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_EMPTY: dict[str, Any] = {
    "title": "", "description": "", "typical_suds": None, "difficulty": None, "category": "", "places": (),
    "people": (), "times": (), "time_estimate": "", "tips": (), "variant": "", "points": None,
}  # fmt: skip


class OwnForm(FormPage):
    """Asks for title, what to do, how hard it seems, difficulty and category; the rest unfolds.

    Until the person says otherwise, the difficulty follows how hard it seems.

    Signals:
        saved: id of the mission that was made or changed; before `left`.
    """

    saved = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        theme = context.theme
        super().__init__(theme, "own", self.tr("Save mission"))
        self._context = context
        self._mission_id: str | None = None
        self._is_full = False
        self._is_difficulty_said = False
        self._title = QLineEdit()
        self._title.setObjectName("own_title")
        holds(self._title, limits.MISSION_TITLE)
        self._title.setAccessibleName(self.tr("What is it called?"))
        self._title.setPlaceholderText(self.tr("For example: Ask Sam how the weekend was"))
        self._description = TextField(
            theme,
            self.tr("What will you do, exactly?"),
            "own_description",
            hint=self.tr("Who, where, what you say or do, and when it counts as done"),
        )
        holds(self._description, limits.MISSION_TEXT)
        self._suds = SudsQuestion(context, self.tr("How much anxiety would it bring you?"), "own_suds")
        self._difficulty = ChipRow(
            theme,
            self.tr("How far does it reach?"),
            "own_difficulty",
            [(str(level), words) for level, words in difficulty_words().items()],
            single=True,
            keep_one=True,
        )
        self._category = QComboBox()
        self._more = MoreSection(theme, self.tr("More about it"), "own_more")
        self._extras = OwnExtras(theme, self)
        self._build()
        self._suds.value_changed.connect(self._on_suds_changed)
        self._difficulty.selection_changed.connect(self._on_difficulty_chosen)
        self._more.unfolded.connect(self._on_unfolded)
        self._more.toggled.connect(self._on_toggled)
        self.keep_writing(context.vault.drafts.forms)

    def open_new(self, suds: int | None = None) -> None:
        """Start with an empty mission.

        Args:
            suds: where on the ladder it is to stand, if that is known.
        """
        self._mission_id = None
        self._fill_categories()
        self.show_values({**_EMPTY, "typical_suds": suds})
        self._on_suds_changed(suds)
        self.keep_up()
        intro = self.tr("A step of your own, as small as you like. It is recommended to you like any other.")
        self.begin(self.tr("A mission of your own"), intro)

    def open_for(self, mission_id: str) -> None:
        """Start with a mission that is to be changed.

        Raises:
            NotFoundError: if it is not there.
        """
        draft = self._context.vault.own_missions.draft_of(mission_id)
        mission = self._context.vault.missions.get(mission_id)
        self._mission_id = mission.id
        self._fill_categories()
        self.show_values(draft.model_dump())
        self.keep_up()
        intro = "" if mission.is_own else self.tr("You can put it back in the catalogue's words at any time.")
        self.begin(self.tr("Edit the mission"), intro)

    def focus_first(self) -> None:
        """Put the keyboard into the title."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `MissionDraft`."""
        difficulty = self._difficulty.selection()
        return {
            "title": self._title.text(),
            "description": self._description.toPlainText(),
            "typical_suds": self._suds.value(),
            "difficulty": difficulty[0] if difficulty else None,
            "category": self._category.currentText(),
            **self._extras.values(),
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a mission by field of `MissionDraft`."""
        self._title.setText(values["title"])
        self._description.setPlainText(values["description"])
        self._suds.set_value(values["typical_suds"])
        self._is_difficulty_said = values["difficulty"] is not None
        self._difficulty.set_selection((str(values["difficulty"]),) if self._is_difficulty_said else ())
        self._category.setCurrentIndex(self._category.findText(values["category"]))
        self._category.setEditText(values["category"])
        self._extras.show(values)
        self._more.set_unfolded(self._is_full or any(values[name] for name in self._extras.fields))

    def subject(self) -> str:
        """Return the subject of this mission's form."""
        return f"own:{self._mission_id or ''}"

    def keep_up(self) -> None:
        """Show the person's words for the scale as they are now."""
        self._suds.keep_up()

    def obstacle(self) -> str:
        """Say so when the mission is there no more."""
        if self._mission_id is not None:
            try:
                self._context.vault.missions.get(self._mission_id)
            except NotFoundError:
                return self.tr("The mission you were changing is there no more, so this page closed.")
        return ""

    def save(self) -> None:
        """Make the mission, or change it."""
        values = self.values()
        if not values["title"].strip():
            raise UserError(self.tr("Please give it a name first."), field="title")
        if not values["description"].strip():
            raise UserError(self.tr("Please write what you will do. One sentence is enough."), field="description")
        if values["typical_suds"] is None:
            raise UserError(
                self.tr("Please set how much anxiety it would bring. A guess will do."), field="typical_suds"
            )
        if not values["category"].strip():
            raise UserError(self.tr("Please pick a category, or type a word of your own."), field="category")
        draft = MissionDraft.of(**values)
        own, notices, mission_id = self._context.vault.own_missions, self._context.notices, self._mission_id
        if mission_id is None:
            done = own.create(draft)
            made = done.value.id
            notices.tell(done, self.tr("Your mission is in the catalogue."), undo=lambda: own.delete(made))
        else:
            before = self._context.vault.missions.get(mission_id)
            done = own.edit(mission_id, draft)
            notices.tell(done, self.tr("Mission changed."), undo=lambda: own.put_back(before))
        self.saved.emit(done.value.id)

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `MissionDraft`."""
        if field in self._extras.fields:
            self._more.set_unfolded(True)
            return self._extras.fields[field]
        widgets: dict[str, QWidget] = {
            "title": self._title,
            "description": self._description,
            "typical_suds": self._suds,
            "difficulty": self._difficulty,
            "category": self._category,
        }
        return widgets.get(field or "")

    def _build(self) -> None:
        self._category.setObjectName("own_category")
        self._category.setAccessibleName(self.tr("What kind of step is it?"))
        self._category.setEditable(True)
        self._category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Completed while typing, "Work" would become "Workplace" by itself.
        self._category.setCompleter(None)  # type: ignore[arg-type]  # none means no completing to Qt
        line = self._category.lineEdit()
        if line is not None:
            line.setObjectName("own_category_field")
            line.setAccessibleName(self._category.accessibleName())
            line.setPlaceholderText(self.tr("Pick one, or type a word of your own"))
        WheelGuard(self).guard(self._category)
        card = Card(self._theme, object_name="own_questions")
        card.body.setSpacing(self._theme.metrics.space(4))
        self.add_question(card.body, self._title.accessibleName(), self._title)
        self.add_question(card.body, self._description.accessibleName(), self._description)
        card.add(self._suds)
        self.add_question(card.body, self._difficulty.accessibleName(), self._difficulty)
        self.add_question(card.body, self._category.accessibleName(), self._category)
        card.add(self._more)
        for name, field in self._extras.fields.items():
            self.add_question(self._more.body, field.accessibleName(), field, self._extras.hints.get(name, ""))
        self.main.addWidget(card)
        self.main.addStretch(1)
        advice = Card(self._theme, self.tr("What makes a good step"), object_name="own_advice")
        for text in (
            self.tr("It is something you do, not something you feel: “ask one question”, rather than “be relaxed”."),
            self.tr("You could say afterwards whether it happened. Five minutes are plenty."),
            self.tr("It leaves room to find out something: what you fear may happen, or may not."),
        ):
            advice.add(make_label(text, "muted"))
        self.beside.addWidget(advice)
        self.beside.addStretch(1)

    def _fill_categories(self) -> None:
        self._category.clear()
        titles = self._context.vault.missions.categories().values()
        self._category.addItems(sorted(titles, key=str.casefold))

    def _on_suds_changed(self, suds: int | None) -> None:
        if suds is not None and not self._is_difficulty_said:
            nearest = min(Difficulty, key=lambda level: abs(TYPICAL_SUDS[level] - suds))
            self._difficulty.set_selection((str(nearest),))

    def _on_difficulty_chosen(self) -> None:
        self._is_difficulty_said = True

    def _on_toggled(self, is_full: bool) -> None:
        self._is_full = is_full

    def _on_unfolded(self) -> None:
        places = self._extras.fields["places"]
        first = places.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.ensureWidgetVisible(places)

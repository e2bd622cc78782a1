"""What goes with a text: mood and how strong it was, the moment, privacy, tags."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import time_of_day
from extrovertly_desktop.domain.journal import DraftState
from extrovertly_desktop.services.vaults import OpenVault
from extrovertly_desktop.views.journal.editor.intensity_field import IntensityField
from extrovertly_desktop.views.journal.mood_field import MoodField
from extrovertly_desktop.views.journal.when_field import WhenField
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

_REMEMBERED = 300
"""Tags that are offered again."""


class EntryDetails(QWidget):
    """The fields beside the text; a line of words instead of them while the entry is read.

    Attributes:
        summary: that line; it stands where whoever holds the fields puts it.

    Signals:
        changed: the person changed one of them.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, vault: OpenVault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._vault = theme, vault
        self.setObjectName("entry_details")
        self._build()
        self._connect()
        self._on_theme_changed()

    def show_state(self, state: DraftState, given_ms: int | None) -> None:
        """Show what belongs to a text, without announcing it.

        Args:
            state: all that stands on the page.
            given_ms: the moment it began with, or None for now.
        """
        self._mood.set_mood(state.mood)
        self._intensity.set_intensity(state.intensity)
        self._intensity.setVisible(state.mood is not None)
        self._private.setChecked(state.is_private)
        self._tags.set_tags(state.tags)
        self._when.set_given(given_ms)
        if state.at_ms is not None and state.at_ms != given_ms:
            self._when.set_chosen(state.at_ms)

    def state(self) -> DraftState:
        """Return the fields as a state without a text; `at_ms` only when the person chose the moment."""
        return DraftState(
            mood=self._mood.mood(),
            intensity=self._intensity.intensity(),
            tags=self._tags.tags(),
            is_private=self._private.isChecked(),
            at_ms=self._when.at_ms(),
        )

    def commit_pending(self) -> None:
        """Make a tag of what stands in the field of tags."""
        self._tags.commit_pending()

    def set_reading(self, *, reading: bool) -> None:
        """Show one line of words, or the fields."""
        if reading:
            self.summary.setText(self._summed_up())
        self.summary.setVisible(reading)
        self._fields.setVisible(not reading)
        self._tags.setVisible(not reading)

    def keep_up(self) -> None:
        """Let a moment that means “now” be now."""
        self._when.keep_up()

    def reload(self) -> None:
        """Offer the moods and tags that there are now."""
        self._mood.set_moods(self._vault.moods.vocabulary())
        self._tags.set_suggestions(self._vault.tags.suggest(limit=_REMEMBERED))

    def field(self, name: str | None) -> QWidget | None:
        """Return the widget of a draft's field, or None."""
        fields: dict[str, QWidget] = {
            "mood": self._mood,
            "intensity": self._intensity,
            "tags": self._tags,
            "at_ms": self._when,
        }
        return fields.get(name or "")

    def add_tool(self, tool: QWidget) -> None:
        """Put a button beside the fields, where there is room."""
        self._flow.addWidget(tool)

    def _summed_up(self) -> str:
        parts = [self._mood.title()]
        strength = self._intensity.intensity()
        if strength is not None:
            parts[0] = self.tr("{mood}, {strength} of 10").format(mood=parts[0], strength=QLocale().toString(strength))
        parts.append(time_of_day(self._when.shown_ms(), self._vault.clock.zone()))
        parts += [f"#{tag}" for tag in self._tags.tags()]
        parts.append(self.tr("private") if self._private.isChecked() else "")
        return " · ".join(part for part in parts if part)

    def _build(self) -> None:
        self._fields = QWidget(self)
        self._mood = MoodField(self._theme, self._vault.moods.vocabulary(), "entry_mood", self._fields)
        self._intensity = IntensityField(self._theme, "entry_intensity", self._fields)
        self._when = WhenField(self._theme, self._vault.clock, "entry_when", self._fields)
        self._private = QCheckBox(self.tr("Private"), self._fields)
        self._private.setObjectName("entry_private")
        self._private.setToolTip(self.tr("A private entry is never quoted elsewhere unless you allow it."))
        self.summary = make_label("", "muted")
        self.summary.setObjectName("entry_summary")
        self.summary.hide()
        self._flow = FlowLayout(self._fields)
        for widget in (self._mood, self._intensity, self._when, self._private):
            self._flow.addWidget(widget)
        self._tags = TagEdit(self._theme, self.tr("Tags"), "entry_tags", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._fields, self._tags):
            self._column.addWidget(part)

    def _connect(self) -> None:
        self._mood.mood_changed.connect(self._on_mood_changed)
        for signal in (self._intensity.changed, self._tags.tags_changed, self._when.changed, self._private.clicked):
            signal.connect(lambda *_args: self.changed.emit())
        self._theme.theme_changed.connect(self._on_theme_changed)

    def _on_mood_changed(self) -> None:
        self._intensity.show()
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._column.setSpacing(metrics.space(3))
        self._flow.setSpacing(metrics.space(2))

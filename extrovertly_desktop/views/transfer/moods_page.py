"""What the moods of another program become here: asked once, remembered for the next time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.transfer_model import MoodColumn, MoodWordModel, MoodWords
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import MoodVocabulary
from extrovertly_desktop.services.transfer.values import MoodQuestion, TransferPreview
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.words import figure
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.mood_face import mood_icon
from extrovertly_desktop.views.widgets.mood_picker import MoodPicker
from extrovertly_desktop.views.widgets.plain_table import PlainTable
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_SHARES: dict[int, float] = {MoodColumn.WORD: 0.42, MoodColumn.COUNT: 0.18, MoodColumn.BECOMES: 0.40}
_LEAST_ROWS = 4


class MoodsPage(QWidget):
    """A table of their moods, and the faces of ours to choose from for the rows that are chosen.

    Signals:
        changed: another mood was chosen.
    """

    changed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._made: list[str] = []
        theme = context.theme
        self.setObjectName("bring_moods")
        self._vocabulary: MoodVocabulary = context.vault.moods.vocabulary()
        words = MoodWords(self.tr("(without a mood)"), self._title, self._icon, figure)
        self._model = MoodWordModel(words, self)
        self._table = PlainTable(theme, "bring_mood_table", self.tr("Moods of the file"), self._model, _SHARES)
        self._asked = make_label("", wrap=True)
        self._asked.setObjectName("bring_mood_asked")
        self._picker = MoodPicker(theme, tuple(self._vocabulary), object_name="bring_mood_picker")
        self._own = make_button("", "bring_mood_own", variant="quiet", theme=theme, icon="plus")
        self._error = InlineError(theme, "bring_mood_error")
        self._build()
        self._connect()

    def show_moods(self, preview: TransferPreview) -> None:
        """Ask about the moods of a file; what was remembered or chosen is there to begin with."""
        self._error.clear()
        chosen = preview.choices.moods
        self._model.set_rows(
            [
                MoodQuestion(each.word, each.count, chosen.get(each.word, each.guess), each.level, each.is_remembered)
                for each in preview.moods
            ]
        )
        self._table.setCurrentIndex(self._model.index(0, 0))
        self._on_row_changed()

    def chosen(self) -> dict[str, str]:
        """Return what each word becomes."""
        return self._model.chosen()

    def show_error(self, sentence: str) -> None:
        """Say why it could not go on."""
        self._error.show_error(sentence)

    def focus_start(self) -> None:
        """Put the keyboard on the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_made(self) -> None:
        """Keep the moods that were made here: something stands under them now."""
        self._made.clear()

    def take_back_made(self) -> None:
        """Take back the moods that were made here for an import that did not come about."""
        for slug in self._made:
            self._context.vault.moods.delete(slug)
        self._made.clear()

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._table.setMinimumHeight(metrics.control_height * _LEAST_ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.space(1), 0)
        column.setSpacing(metrics.space(2))
        words = self.tr(
            "These moods are none of yours here. Choose a row, then the face that it becomes. It is remembered for the"
            " next file."
        )
        column.addWidget(make_label(words, "muted"))
        column.addWidget(self._table, 1)
        column.addWidget(self._asked)
        column.addWidget(self._picker)
        row = QHBoxLayout()
        row.addWidget(self._own)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._error)

    def _connect(self) -> None:
        selection = self._table.selectionModel()
        selection.selectionChanged.connect(self._on_row_changed)
        selection.currentRowChanged.connect(self._on_row_changed)
        self._picker.mood_chosen.connect(self._on_mood_chosen)
        self._own.clicked.connect(self._on_own_wanted)

    def _lines(self) -> list[int]:
        chosen = [index.row() for index in self._table.selectionModel().selectedRows()]
        current = self._table.currentIndex()
        return chosen or ([current.row()] if current.isValid() else [])

    def _on_row_changed(self) -> None:
        lines = self._lines()
        rows = [self._model.row_at(line) for line in lines]
        self._picker.setEnabled(bool(rows))
        self._own.setVisible(len(rows) == 1 and bool(rows[0].word))
        if not rows:
            self._asked.setText("")
            return
        slugs = {row.guess for row in rows}
        self._picker.set_mood(slugs.pop() if len(slugs) == 1 else None)
        if len(rows) > 1:
            words = self.tr("The {count} chosen moods become").format(count=figure(len(rows)))
        elif rows[0].word:
            words = self.tr("“{word}” becomes").format(word=rows[0].word)
            self._own.setText(self.tr("Make “{word}” a mood of mine").format(word=rows[0].word))
            self._own.setAccessibleName(self._own.text())
        else:
            words = self.tr("What has no mood there becomes")
        self._asked.setText(words)

    def _on_mood_chosen(self, slug: str) -> None:
        self._error.clear()
        self._model.choose(self._lines(), slug)
        self.changed.emit()

    def _on_own_wanted(self) -> None:
        """Add the word to the person's moods: as pleasant as the file says, else as what it was guessed to be."""
        line = self._lines()[0]
        row = self._model.row_at(line)
        like = self._vocabulary.find(row.guess)
        valence = 2 * row.level - 1 if row.level is not None else (0.0 if like is None else like.valence)
        try:
            made = self._context.vault.moods.add(
                MoodDraft.of(title=row.word, valence=valence, energy=0.0 if like is None else like.energy)
            )
        except UserError as error:
            self._error.show_error(str(error))
            return
        self._error.clear()
        self._made.append(made.slug)
        self._vocabulary = self._context.vault.moods.vocabulary()
        self._picker.set_moods(tuple(self._vocabulary))
        self._model.choose([line], made.slug)
        self._on_row_changed()
        self.changed.emit()

    def _title(self, slug: str) -> str:
        mood = self._vocabulary.find(slug)
        return slug if mood is None else mood.title

    def _icon(self, slug: str) -> QIcon:
        mood = self._vocabulary.find(slug)
        return QIcon() if mood is None else mood_icon(mood.valence, mood.energy, self._context.theme, mood.face)

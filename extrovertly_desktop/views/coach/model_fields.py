"""The fields of a language model: whether, where, and what may be sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.services.model_choice import ModelChoice, ModelKind
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds


class ModelFields(QWidget):
    """Asks for a `ModelChoice`.

    Args:
        theme: the theme in force.
        choice: what was chosen so far.
        can_use_files: whether a file could be used; where not, it is said why.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, choice: ModelChoice, *, can_use_files: bool) -> None:
        super().__init__()
        self._theme = theme
        self._can_use_files = can_use_files
        self._kind = ChipRow(
            theme,
            self.tr("Language model"),
            "model_kind",
            (
                (ModelKind.OFF, self.tr("Off")),
                (ModelKind.SERVER, self.tr("A server on this computer")),
                (ModelKind.FILE, self.tr("A file")),
            ),
            single=True,
            keep_one=True,
        )
        self._address = _line("model_address", self.tr("Address"), choice.address, "localhost:11434")
        self._model = _line("model_name", self.tr("Name of the model"), choice.model, self.tr("as the server calls it"))
        self._path = _line("model_path", self.tr("File"), choice.path, self.tr("a model in GGUF form"))
        self._choose = make_button(self.tr("Choose…"), "model_choose")
        self._passes = QCheckBox(self.tr("Pass on what I wrote last, so that the words fit better"))
        self._passes.setObjectName("model_passes_words")
        self._passes.setChecked(choice.passes_last_words)
        self._kind.set_selection((choice.kind,))
        self._build()
        self._connect()
        self._show_kind()

    def kind(self) -> ModelKind:
        """Return what is chosen."""
        return ModelKind(self._kind.selection()[0])

    def choice(self) -> ModelChoice:
        """Return what was filled in, not yet checked."""
        return ModelChoice(
            self.kind(),
            self._address.text().strip() or self._address.placeholderText(),
            self._model.text().strip(),
            self._path.text().strip(),
            self._passes.isChecked(),
        )

    def field(self, name: str | None) -> QWidget | None:
        """Return the field that a sentence is about."""
        found = {"address": self._address, "model": self._model, "path": self._path}.get(name or "")
        return found if found is not None and found.isVisibleTo(self) else None

    def focus_start(self) -> None:
        """Put the keyboard on the first question."""
        chip = self.findChild(QWidget, f"model_kind_{self.kind()}")
        if chip is not None:
            chip.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.metrics.space(3))
        column.addWidget(self._kind)
        self._server = QWidget()
        row = self._row(self._server)
        row.addLayout(self._labelled(self._address), 1)
        row.addLayout(self._labelled(self._model), 1)
        column.addWidget(self._server)
        self._file = QWidget()
        row = self._row(self._file)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        if not self._can_use_files:
            self._path.hide()
            self._choose.hide()
            why = make_label(
                self.tr(
                    "Files need the Python package llama-cpp-python beside this program; it is not here. A server "
                    "such as Ollama, LM Studio or llama.cpp’s own needs nothing more."
                ),
                "muted",
            )
            why.setObjectName("model_no_files")
            row.addWidget(why, 1)
        column.addWidget(self._file)
        column.addWidget(self._passes)

    def _row(self, part: QWidget) -> QHBoxLayout:
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.metrics.space(3))
        return row

    def _labelled(self, field: QLineEdit) -> QVBoxLayout:
        label = make_label(field.accessibleName(), "caption")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(self._theme.metrics.space(1))
        column.addWidget(label)
        column.addWidget(field)
        return column

    def _connect(self) -> None:
        self._kind.selection_changed.connect(self._show_kind)
        self._kind.selection_changed.connect(self.changed)
        self._passes.toggled.connect(self.changed)
        for field in (self._address, self._model, self._path):
            field.textEdited.connect(self.changed)
        self._choose.clicked.connect(self._on_choose)

    def _show_kind(self) -> None:
        kind = self.kind()
        self._server.setVisible(kind is ModelKind.SERVER)
        self._file.setVisible(kind is ModelKind.FILE)
        self._passes.setVisible(kind is ModelKind.SERVER or (kind is ModelKind.FILE and self._can_use_files))

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a model"), "", self.tr("Models (*.gguf);;All files (*)"))
        dialog.setObjectName("model_file_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, path: str) -> None:
        self._path.setText(path)
        self.changed.emit()


def _line(name: str, label: str, text: str, hint: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    holds(field, 0)
    field.setAccessibleName(label)
    field.setPlaceholderText(hint)
    return field

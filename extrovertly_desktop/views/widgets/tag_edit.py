"""Writing tags: each becomes a chip that can be taken away again."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPushButton, QSizePolicy, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, set_style_property
from extrovertly_desktop.views.widgets.room_left import holds

_FIELD_EM = 9.0
SEPARATORS = ",;\n"


class _TagField(QLineEdit):
    """The line tags are typed into; it says when a key means something to the whole."""

    finished = Signal()
    erased_past_start = Signal()
    focus_changed = Signal(bool)

    def sizeHint(self) -> QSize:
        """Have room for the hint too, however large its letters are."""
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + self.fontMetrics().averageCharWidth() * 2
        return super().sizeHint().expandedTo(QSize(hint, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn Enter into a tag, and a Backspace on nothing into taking the last one back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.erased_past_start.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell when the keyboard comes and goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focus_changed.emit(event.type() == QEvent.Type.FocusIn)
        return super().event(event)


class TagEdit(QFrame):
    """A field of tags with completion.

    Enter, a comma or leaving the field makes a tag; a click or Delete on a chip, or Backspace in the empty field,
    takes one away. Tags are unique whatever their case, and keep the order in which they came.

    Args:
        theme: the theme in force.
        name: accessible name of the field.
        object_name: stable name; the line is `<object_name>_field`, a chip `<object_name>_tag_<tag>`.

    Signals:
        tags_changed: a tuple of tags; only when the person did it.
    """

    tags_changed = Signal(tuple)

    def __init__(
        self, theme: ThemeManager, name: str, object_name: str = "tag_edit", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: dict[str, QPushButton] = {}
        self.setObjectName(object_name)
        self.setProperty("tag_edit", "true")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._field = _TagField()
        self._field.setObjectName(f"{object_name}_field")
        holds(self._field, limits.WORD)
        self._field.setAccessibleName(name)
        self._field.setPlaceholderText(self.tr("Add a tag"))
        self._field.setProperty("bare", "true")
        self.setFocusProxy(self._field)
        self._suggestions = QStringListModel(self)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._field)
        self._completer = self._build_completer()
        self._field.setCompleter(self._completer)
        self._on_theme_changed()
        self._connect()

    def tags(self) -> tuple[str, ...]:
        """Return the tags in order."""
        return tuple(self._tags)

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show other tags without announcing it."""
        for tag in self.tags():
            self._remove(tag)
        for tag in tags:
            self._add(tag)

    def set_suggestions(self, tags: Iterable[str]) -> None:
        """Offer these while typing, most useful first."""
        self._suggestions.setStringList(list(tags))

    def has_pending(self) -> bool:
        """Whether words stand in the field that are no tag yet."""
        return bool(self._split(self._field.text()))

    def commit_pending(self) -> None:
        """Turn what stands in the field into a tag; call it before reading `tags` to save."""
        before = self.tags()
        for words in self._split(self._field.text()):
            self._add(words)
        self._field.clear()
        if self.tags() != before:
            self.tags_changed.emit(self.tags())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the field wherever the frame is clicked."""
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a chip away by Delete or Backspace."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            for tag, chip in self._tags.items():
                if chip is watched:
                    self._take(tag)
                    return True
        return super().eventFilter(watched, event)

    def _build_completer(self) -> QCompleter:
        completer = QCompleter(self._suggestions, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Queued, because the completer writes the words into the field after it has told of them.
        completer.activated.connect(self.commit_pending, Qt.ConnectionType.QueuedConnection)
        return completer

    def _connect(self) -> None:
        self._field.finished.connect(self.commit_pending)
        self._field.erased_past_start.connect(self._on_erased_past_start)
        self._field.focus_changed.connect(self._on_focus_changed)
        self._field.textEdited.connect(self._on_text_edited)
        self._theme.theme_changed.connect(self._on_theme_changed)

    @staticmethod
    def _split(text: str) -> list[str]:
        for separator in SEPARATORS[1:]:
            text = text.replace(separator, SEPARATORS[0])
        words = (" ".join(part.split()).lstrip("#") for part in text.split(SEPARATORS[0]))
        return [word for word in words if word]

    def _add(self, tag: str) -> None:
        if any(tag.casefold() == known.casefold() for known in self._tags):
            return
        name = f"{self.objectName()}_tag_{name_part(tag)}"
        chip = make_button(tag, name, variant="chip", theme=self._theme, icon="close")
        chip.setAccessibleName(self.tr("Remove tag {tag}").format(tag=tag))
        chip.setToolTip(self.tr("Remove"))
        # The cross stands after the words, so the chip runs against the direction of reading.
        leftwards = Qt.LayoutDirection.RightToLeft
        chip.setLayoutDirection(Qt.LayoutDirection.LeftToRight if self.isRightToLeft() else leftwards)
        chip.clicked.connect(lambda: self._take(tag))
        chip.installEventFilter(self)
        chip.setParent(self)
        self._flow.insert_widget(len(self._tags), chip)
        self._tags[tag] = chip
        chip.show()
        self._place_in_chain(chip)
        self.updateGeometry()

    def _remove(self, tag: str) -> None:
        chip = self._tags.pop(tag)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def _take(self, tag: str) -> None:
        self._remove(tag)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tags_changed.emit(self.tags())

    def _place_in_chain(self, chip: QPushButton) -> None:
        # A new chip goes right before the field, which stays where it is in the window's chain. What hands its focus on
        # is passed over, since Qt would put the chip behind the one it hands it to.
        before = self._field.previousInFocusChain()
        while before is not None and before is not self._field:
            if before is not chip and not before.focusProxy() and _is_tab_stop(before):
                QWidget.setTabOrder(before, chip)
                return
            before = before.previousInFocusChain()

    def _on_erased_past_start(self) -> None:
        if self._tags:
            self._take(self.tags()[-1])

    def _on_focus_changed(self, gained: bool) -> None:
        popup = self._completer.popup()
        choosing = popup is not None and popup.isVisible()
        if not gained and not choosing:
            self.commit_pending()
        set_style_property(self, "editing", gained)

    def _on_text_edited(self, text: str) -> None:
        if any(separator in text for separator in SEPARATORS):
            self.commit_pending()

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        edge = metrics.space(2)
        self._flow.setContentsMargins(edge, edge, edge, edge)
        self._flow.setSpacing(metrics.space(2))
        self._field.setMinimumWidth(metrics.em(_FIELD_EM))
        self.updateGeometry()


def _is_tab_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

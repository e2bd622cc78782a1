"""The scale of anxiety from 0 to 100 (SUDS), with what the person themselves calls the number they are near."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider


class SudsSlider(QWidget):
    """A question about anxiety: slider, figure, the person's own words for the nearest mark, and a way to set them.

    Args:
        theme: the theme in force.
        text: the question; also the accessible name of its parts.
        object_name: stable name of the scale, whose parts are those of `ScaleSlider`; beside them stand
            `<object_name>_meaning` and `<object_name>_anchors`.

    Signals:
        value_changed: int or None, when the person changed it; not when `set_value` did.
        anchors_wanted: the person wants to say what the numbers mean to them.
    """

    value_changed = Signal(object)
    anchors_wanted = Signal()

    def __init__(self, theme: ThemeManager, text: str, object_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._words: dict[int, str] = {}
        self.setObjectName(f"{object_name}_question")
        self._scale = ScaleSlider(
            theme, text, object_name, anchors=(self.tr("0: calm"), self.tr("100: the most you can imagine"))
        )
        self._meaning = make_label("", "muted")
        self._meaning.setObjectName(f"{object_name}_meaning")
        self._anchors = make_button("", f"{object_name}_anchors", variant="quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scale)
        self._column.addWidget(self._meaning)
        self._column.addWidget(self._anchors, 0, Qt.AlignmentFlag.AlignLeading)
        self._scale.value_changed.connect(self._on_value_changed)
        self._anchors.clicked.connect(self.anchors_wanted)
        theme.theme_changed.connect(self._lay_out)
        self._slider = self._scale.findChild(QWidget, f"{object_name}_slider") or self._scale
        self.setFocusProxy(self._slider)
        self.set_words({})
        self._lay_out()

    def value(self) -> int | None:
        """Return the value, or None while it is not set."""
        return self._scale.value()

    def set_value(self, value: int | None) -> None:
        """Show a value without announcing it.

        Raises:
            ValueError: it lies off the scale.
        """
        self._scale.set_value(value)
        self._show_meaning()

    def set_words(self, words: Mapping[int, str]) -> None:
        """Take the person's own words by mark (0, 25, 50, 75, 100); marks without any may be missing."""
        self._words = dict(words)
        is_known = bool(words)
        text = self.tr("Your own words for the scale…") if is_known else self.tr("What do 0 to 100 mean to you?")
        self._anchors.setText(text)
        self._anchors.setAccessibleName(text)
        self._meaning.setVisible(is_known)
        self._show_meaning()

    def _show_meaning(self) -> None:
        value = self.value()
        if not self._words:
            self._meaning.setText("")
        elif value is None:
            self._meaning.setText(self.tr("As you move it, your own words for the number stand here."))
        else:
            mark = min(self._words, key=lambda each: (abs(each - value), each))
            text = self.tr("Your {mark}: {words}") if mark == value else self.tr("Near your {mark}: {words}")
            self._meaning.setText(text.format(mark=QLocale().toString(mark), words=self._words[mark]))
        self._slider.setAccessibleDescription(self._meaning.text() if value is not None else "")

    def _on_value_changed(self, value: int | None) -> None:
        self._show_meaning()
        self.value_changed.emit(value)

    def _lay_out(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(1))

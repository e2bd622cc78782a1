"""As what a file is read, and a way to say otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.transfer.bringing import Looked
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class FormatChooser(QWidget):
    """The formats that took the file for theirs, the likeliest first, and below a line all others.

    Signals:
        chosen: slug of another format.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._current = ""
        self._box = QComboBox()
        self._box.setObjectName("bring_format")
        self._box.setAccessibleName(self.tr("The format it is read as"))
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        WheelGuard(self._box).guard(self._box)
        label = make_label(self.tr("Read as"), wrap=False)
        label.setBuddy(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(2))
        row.addWidget(label)
        row.addWidget(self._box)
        self._box.activated.connect(self._on_chosen)

    def show_formats(self, looked: Looked, slug: str) -> None:
        """Show as what a file was read."""
        self._current = slug
        self._box.clear()
        for place, each in enumerate(looked.formats):
            if place and place == looked.likely:
                self._box.insertSeparator(place)
            self._box.addItem(each.title, each.slug)
        self.show_current()

    def show_current(self) -> None:
        """Go back to the format that it was read as, where another did not work."""
        self._box.setCurrentIndex(self._box.findData(self._current))

    def _on_chosen(self, place: int) -> None:
        slug = self._box.itemData(place)
        if slug and slug != self._current:
            self.chosen.emit(slug)

"""Changing what was guessed of chosen rows: how much they ask, and their category."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from extrovertly_desktop.domain.events import ComfortLevel
from extrovertly_desktop.views.events.import_words import figure
from extrovertly_desktop.views.events.words import category_title, comfort_words
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class ImportGuessBar(QWidget):
    """Two choices for all rows that are chosen, be it one or a thousand, and ticks for them.

    Signals:
        comfort_chosen: a `ComfortLevel`.
        category_chosen: a category.
        tick_wanted, untick_wanted: to tick the rows, or to take their ticks away.
    """

    comfort_chosen = Signal(object)
    category_chosen = Signal(str)
    tick_wanted = Signal()
    untick_wanted = Signal()

    def __init__(self, theme: ThemeManager, categories: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("import_guesses")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = make_label("", "muted", wrap=False)
        self._words.setObjectName("import_chosen_words")
        self._words.setMinimumHeight(theme.metrics.control_height)
        self._tick = make_button(self.tr("Tick"), "import_tick")
        self._untick = make_button(self.tr("Untick"), "import_untick")
        self._comfort, self._category = QComboBox(), QComboBox()
        self._name(self._comfort, "import_comfort", self.tr("How much they ask of you"))
        self._name(self._category, "import_category", self.tr("Category"))
        self._comfort.addItem(self.tr("Asks of you…"), None)
        for level, words in comfort_words().items():
            self._comfort.addItem(words, level)
        self._category.addItem(self.tr("Category…"), None)
        for category in categories:
            self._category.addItem(category_title(category), category)
        flow = FlowLayout(self, spacing=theme.metrics.space(2))
        parts: tuple[QWidget, ...] = (self._tick, self._untick, self._comfort, self._category, self._words)
        for part in parts:
            flow.addWidget(part)
        self._tick.clicked.connect(self.tick_wanted)
        self._untick.clicked.connect(self.untick_wanted)
        self._comfort.activated.connect(self._on_comfort)
        self._category.activated.connect(self._on_category)

    def tell_chosen(self, count: int, of: int) -> None:
        """Say for how many rows a choice would count, out of how many in sight."""
        if count == of:
            words = self.tr("for all {count} rows shown").format(count=figure(of))
        elif count == 1:
            words = self.tr("for the chosen row")
        else:
            words = self.tr("for the {count} chosen rows").format(count=figure(count))
        self._words.setText(words)
        self.setEnabled(of > 0)
        self.updateGeometry()

    def _name(self, box: QComboBox, object_name: str, name: str) -> None:
        box.setObjectName(object_name)
        box.setAccessibleName(name)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        WheelGuard(box).guard(box)

    def _on_comfort(self, place: int) -> None:
        level = self._comfort.itemData(place)
        self._comfort.setCurrentIndex(0)
        if level is not None:
            self.comfort_chosen.emit(ComfortLevel(level))

    def _on_category(self, place: int) -> None:
        category = self._category.itemData(place)
        self._category.setCurrentIndex(0)
        if category is not None:
            self.category_chosen.emit(category)

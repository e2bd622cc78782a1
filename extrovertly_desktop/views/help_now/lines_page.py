"""Whom to reach: the emergency number, and the lines of a country."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from extrovertly_desktop.coach.safety.packs import Helpline, HelplinePack
from extrovertly_desktop.coach.safety.tiers import Topic
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.announcing import announce
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse


class LinesPage(QScrollArea):
    """The lines of one country, those for the topic first. Numbers are copied, never dialled.

    Signals:
        country_chosen: the code of the country the person chose.
    """

    country_chosen = Signal(str)

    def __init__(self, theme: ThemeManager, pack: HelplinePack, topic: Topic | None) -> None:
        super().__init__()
        self._theme = theme
        self._pack = pack
        self._topic = topic
        self.setObjectName("help_lines")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._emergency = make_label("", "heading")
        self._emergency.setObjectName("help_emergency")
        self._emergency.setTextInteractionFlags(_SELECTABLE)
        self._copy_emergency = make_button(self.tr("Copy"), "help_emergency_copy", variant="quiet")
        self._countries = QComboBox()
        self._countries.setObjectName("help_country")
        self._countries.setAccessibleName(self.tr("Country"))
        self._countries.setPlaceholderText(self.tr("Choose a country"))
        self._countries.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._grid = QGridLayout()
        self._numbers = ""
        self._build()
        self._countries.activated.connect(self._on_activated)
        self._copy_emergency.clicked.connect(lambda: self._copy(self._copy_emergency, self._numbers.split(" / ")[0]))
        theme.theme_changed.connect(self._lay_out)

    def say(self, words: QLabel) -> None:
        """Put what is said at a finding below the emergency number."""
        self._column.insertWidget(1, words)

    def focus_start(self) -> None:
        """Put the keyboard on the first thing to do."""
        first = self._copy_emergency if self._numbers else self._countries
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_country(self, code: str) -> None:
        """Show the lines of a country; none for a code that is not known."""
        self._countries.setCurrentIndex(self._countries.findData(code))
        country = self._pack.country(code)
        self._numbers = "" if country is None else country.emergency
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._copy_emergency.setVisible(country is not None)
        if country is None:
            self._emergency.setText(self.tr("Choose your country for its numbers"))
            return
        numbers = country.emergency.replace(" / ", self.tr(" or "))
        self._emergency.setText(self.tr("In an emergency, call {number}").format(number=numbers))
        for row, line in enumerate(country.lines_for(self._topic)):
            self._add_line(row, line)

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setProperty("page", "true")
        self._column = QVBoxLayout(sheet)
        self._card = Card(self._theme, object_name="help_emergency_card")
        first = QHBoxLayout()
        first.addWidget(self._emergency, 1)
        first.addWidget(self._copy_emergency)
        first.addWidget(self._countries)
        self._card.body.addLayout(first)
        self._column.addWidget(self._card)
        for country in sorted(self._pack.countries, key=lambda country: country.name):
            self._countries.addItem(country.name, country.code)
        WheelGuard(self).guard(self._countries)
        self._column.addLayout(self._grid)
        self._grid.setColumnStretch(0, 1)
        note = self.tr("Numbers can change; {directory} lists current ones, for every country.")
        directory = make_label(note.format(directory=self._pack.directory), "muted")
        directory.setObjectName("help_directory")
        directory.setTextInteractionFlags(_SELECTABLE)
        self._column.addWidget(directory)
        self._column.addStretch(1)
        self.setWidget(sheet)
        self._lay_out()

    def _add_line(self, row: int, line: Helpline) -> None:
        name = make_label(line.name)
        hours = f" · {line.hours}" if line.hours else ""
        ways = [line.call, self.tr("text {number}").format(number=line.text) if line.text else "", line.web]
        reach = make_label(" · ".join(way for way in ways if way) + hours, "muted")
        reach.setTextInteractionFlags(_SELECTABLE)
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(name)
        column.addWidget(reach)
        copy = make_button(self.tr("Copy"), f"help_copy_{row}", variant="quiet")
        what = line.call or line.text or line.web
        copy.setAccessibleName(self.tr("Copy {what} of {name}").format(what=what, name=line.name))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: self._copy(copy, what))
        self._grid.addWidget(pair, row, 0)
        self._grid.addWidget(copy, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _copy(self, button: QPushButton, what: str) -> None:
        QGuiApplication.clipboard().setText(what)
        button.setText(self.tr("Copied"))
        announce(button, self.tr("{what} is copied").format(what=what))

    def _on_activated(self, index: int) -> None:
        code = str(self._countries.itemData(index))
        self.show_country(code)
        self.country_chosen.emit(code)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.space(3), metrics.space(2), 0)
        self._column.setSpacing(metrics.space(3))
        self._grid.setVerticalSpacing(metrics.space(2))
        self._grid.setHorizontalSpacing(metrics.space(3))

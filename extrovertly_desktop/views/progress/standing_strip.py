"""Where a person stands, in four figures."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.progress import Standing
from extrovertly_desktop.views.progress.words import figure, percent
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_label

_WIDE_EM = 52


class _Figure(QWidget):
    """One figure: what it is, how much, and a word that explains it."""

    def __init__(self, theme: ThemeManager, name: str, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self.setObjectName(object_name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._value, self._more = make_label("", "title", wrap=False), make_label("", "caption", wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(1))
        for label in (make_label(name, "muted", wrap=False), self._value, self._more):
            column.addWidget(label)

    def show_figure(self, value: str, more: str) -> None:
        """Show another figure."""
        self._value.setText(value)
        self._more.setText(more)
        self.setAccessibleName(f"{self._name}: {value}. {more}")


class StandingStrip(Card):
    """Streak beside strength, confidence, level and points."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", object_name="standing", parent=parent)
        self._theme = theme
        room = QWidget(self)
        self._grid = QGridLayout(room)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._confidence = _Figure(theme, self.tr("Confidence"), "standing_confidence", room)
        self._streak = _Figure(theme, self.tr("Streak"), "standing_streak", room)
        self._strength = _Figure(theme, self.tr("Strength"), "standing_strength", room)
        self._level = _Figure(theme, self.tr("Level"), "standing_level", room)
        self._figures = (self._confidence, self._streak, self._strength, self._level)
        self._columns = 0
        self.add(room)
        self.setAccessibleName(self.tr("Where you stand"))
        self._arrange()
        theme.theme_changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the figures side by side, or two by two where that would be too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def show_standing(self, standing: Standing) -> None:
        """Show other figures."""
        if standing.confidence_level is None:
            self._confidence.show_figure("–", self.tr("no check-in has one yet"))
        else:
            self._confidence.show_figure(figure(standing.confidence_level, 1), self.tr("of 10, last 7 days with one"))
        longest = self.tr("longest {n}").format(n=figure(standing.longest_streak))
        self._streak.show_figure(
            self.tr("1 day")
            if standing.streak_days == 1
            else self.tr("{n} days").format(n=figure(standing.streak_days)),
            self.tr("paused, {longest}").format(longest=longest) if standing.paused else longest,
        )
        self._strength.show_figure(percent(100 * standing.strength), self.tr("a missed day only dents it"))
        self._level.show_figure(
            figure(standing.level),
            self.tr("{into} of {span} points").format(
                into=figure(standing.level_into), span=figure(standing.level_span)
            ),
        )

    def _arrange(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.metrics.space(4))
        self._grid.setVerticalSpacing(self._theme.metrics.space(4))
        columns = len(self._figures) if self.width() >= self._theme.metrics.em(_WIDE_EM) else 2
        if columns == self._columns:
            return
        self._columns = columns
        for index, part in enumerate(self._figures):
            self._grid.addWidget(part, *divmod(index, columns))
        for column in range(len(self._figures)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

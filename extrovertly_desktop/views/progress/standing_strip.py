"""Where a person stands, in four figures."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.progress import Standing
from extrovertly_desktop.views.progress.words import figure, percent
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_label


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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        room.setSizePolicy(policy)
        self._flow = FlowLayout(room, spacing=theme.metrics.space(6), uniform=True)
        self._confidence = _Figure(theme, self.tr("Confidence"), "standing_confidence", room)
        self._streak = _Figure(theme, self.tr("Streak"), "standing_streak", room)
        self._strength = _Figure(theme, self.tr("Strength of the habit"), "standing_strength", room)
        self._level = _Figure(theme, self.tr("Level"), "standing_level", room)
        for part in (self._confidence, self._streak, self._strength, self._level):
            self._flow.addWidget(part)
        self.add(room)
        self.setAccessibleName(self.tr("Where you stand"))
        theme.theme_changed.connect(self._on_size_changed)

    def show_standing(self, standing: Standing) -> None:
        """Show other figures."""
        self._confidence.show_figure(
            figure(standing.confidence_level, 1), self.tr("of 10, mean of your last seven days with one")
        )
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
            self.tr("{into} of {span} points to the next").format(
                into=figure(standing.level_into), span=figure(standing.level_span)
            ),
        )

    def _on_size_changed(self) -> None:
        self._flow.setSpacing(self._theme.metrics.space(6))
        self.updateGeometry()

"""Where a person stands: streak beside strength, and the level, in plain words."""

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import short_day
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.progress import Standing
from extrovertly_desktop.domain.streaks import Pause
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.pause_question import PauseQuestion
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class _Figure(QWidget):
    """A figure, what it is called, and one line that explains it."""

    def __init__(self, theme: ThemeManager, name: str, object_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._figure = make_label("", "title", wrap=False)
        self._figure.setObjectName(object_name)
        self._name = make_label(name)
        self._line = make_label("", "caption")
        self._line.setObjectName(f"{object_name}_line")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for label in (self._name, self._figure, self._line):
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def show_figure(self, figure: str, line: str) -> None:
        self._figure.setText(figure)
        self._figure.setAccessibleName(f"{self._name.text()}: {figure}")
        self._line.setText(line)

    def _on_theme_changed(self) -> None:
        self._column.setSpacing(self._theme.metrics.space(0.5))


class StandingCard(Card):
    """Streak, strength, points and level; a pause is asked for and told in place.

    Signals:
        pause_asked: the last day the pause should have (`datetime.date`), or None for an open end.
        resume_asked: the person goes on.
    """

    pause_asked = Signal(object)
    resume_asked = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="standing_card", parent=parent)
        self.set_title(self.tr("Where you stand"))
        self._theme = theme
        self._is_paused = False
        self._today = date.min
        self._build()
        self._pause.clicked.connect(self._on_pause_clicked)
        self._question.answered.connect(self.pause_asked)
        self._question.dismissed.connect(self.close_question)
        theme.theme_changed.connect(self._on_own_theme_changed)
        self._on_own_theme_changed()

    def show_standing(self, standing: Standing, pause: Pause | None, today: date) -> None:
        """Show where the person stands today, and the pause that is running."""
        self._is_paused, self._today = pause is not None, today
        self._streak.show_figure(self._days(standing.streak_days), self._streak_line(standing, pause))
        percent = QLocale().toString(round(standing.strength * 100))
        self._strength.show_figure(
            self.tr("{percent} %").format(percent=percent),
            self.tr("How firm the habit is. A missed day dents it a little and erases nothing."),
        )
        number = QLocale().toString(standing.level)
        points = QLocale().toString(standing.total_points)
        words = self.tr("Level {number} · {points} points")
        if standing.total_points == 1:
            words = self.tr("Level {number} · 1 point")
        self._level.setText(words.format(number=number, points=points))
        left = QLocale().toString(standing.level_span - standing.level_into)
        self._to_go.setText(self.tr("{points} to the next level").format(points=left))
        self._bar.setRange(0, standing.level_span)
        self._bar.setValue(standing.level_into)
        self._pause.setText(self.tr("Go on") if self._is_paused else self.tr("Pause"))
        self._pause.setAccessibleName(
            self.tr("Go on with the streak") if self._is_paused else self.tr("Pause the streak")
        )
        self._pause.setToolTip(self._pause.accessibleName())
        if self._is_paused:
            self._question.hide()
        self._pause.setVisible(self._question.isHidden())

    def close_question(self) -> None:
        """Ask no longer, and give the keyboard back to the button that asked."""
        self._question.hide()
        self._pause.show()
        self._pause.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pause_error(self, error: UserError) -> None:
        """Say why there can be no such pause."""
        self._question.show_error(error)

    def _build(self) -> None:
        self._streak = _Figure(self._theme, self.tr("Streak"), "streak_figure")
        self._strength = _Figure(self._theme, self.tr("Strength"), "strength_figure")
        self._figures = QHBoxLayout()
        self._figures.addWidget(self._streak, 1)
        self._figures.addWidget(self._strength, 1)
        self.body.addLayout(self._figures)
        self._level = make_label("", wrap=False)
        self._level.setObjectName("level_words")
        self._to_go = make_label("", "caption", wrap=False)
        self._bar = QProgressBar()
        self._bar.setObjectName("level_bar")
        self._bar.setAccessibleName(self.tr("Way to the next level"))
        self._bar.setTextVisible(False)
        self._pause = make_button("", "pause_streak", variant="quiet")
        self.header.addWidget(self._pause)
        self._question = PauseQuestion(self._theme)
        self._question.hide()
        self.add(self._question)
        self._levels = QVBoxLayout()
        for widget in (self._level, self._bar, self._to_go):
            self._levels.addWidget(widget)
        self.body.addLayout(self._levels)
        self.body.addStretch(1)

    def _days(self, days: int) -> str:
        if days == 1:
            return self.tr("1 day")
        return self.tr("{count} days", None, days).format(count=QLocale().toString(days))

    def _streak_line(self, standing: Standing, pause: Pause | None) -> str:
        if pause is not None and pause.last is not None:
            day = short_day(pause.last, with_year=pause.last.year != self._today.year)
            return self.tr("Paused until the end of {day}. It keeps.").format(day=day)
        if pause is not None:
            return self.tr("Paused until you come back. It keeps.")
        if standing.streak_days == 0:
            return self.tr("Begins with whatever you do today.")
        match standing.rest_left:
            case 0:
                return self.tr("Both rest days of this week are used, and that is what they are for.")
            case 1:
                return self.tr("One rest day is left this week; it breaks nothing.")
            case _:
                return self.tr("Two rest days a week break nothing.")

    def _on_pause_clicked(self) -> None:
        if self._is_paused:
            self.resume_asked.emit()
        else:
            self._pause.hide()
            self._question.ask(self._today)

    def _on_own_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._figures.setSpacing(metrics.space(4))
        self._levels.setSpacing(metrics.space(1))

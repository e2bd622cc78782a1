"""Achievements: earned, under way, still to come."""

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.views.progress.words import figure, short_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.properties import LabelRole, make_label

_ICON_EM = 1.7
_BAR_EM = 7
_UNKNOWN_ICON = "star-outline"


def arranged(
    achievements: Iterable[Achievement],
) -> tuple[list[Achievement], list[Achievement], list[Achievement]]:
    """Return those earned (newest first), under way (nearest first) and to come (as they are)."""
    known = list(achievements)
    earned = sorted((item for item in known if item.earned_at is not None), key=lambda item: -(item.earned_at or 0))
    waiting = [item for item in known if item.earned_at is None]
    under_way = sorted((item for item in waiting if item.progress), key=lambda item: -item.progress / item.threshold)
    return earned, under_way, [item for item in waiting if not item.progress]


class AchievementsCard(Card):
    """A quiet list in three parts; a part with nothing in it is left out."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", object_name="achievements", parent=parent)
        self.theme = theme
        self.set_title(self.tr("Achievements"))
        self._shown: tuple[Achievement, ...] = ()
        self._lists: list[QWidget] = []

    def show_achievements(self, achievements: Iterable[Achievement], zone: tzinfo) -> None:
        """Show other achievements, dated in the person's time zone; the same ones stay as they stand."""
        wanted = tuple(achievements)
        if wanted == self._shown:
            return
        self._shown = wanted
        for part in self._lists:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        earned, under_way, to_come = arranged(wanted)
        self._lists = [
            _AchievementList(self.theme, name, title, items, zone)
            for name, title, items in (
                ("achievements_earned", self.tr("Earned"), earned),
                ("achievements_under_way", self.tr("In progress"), under_way),
                ("achievements_to_come", self.tr("Still to come"), to_come),
            )
            if items
        ]
        for part in self._lists:
            self.add(part)
            part.show()


class _AchievementList(QWidget):
    def __init__(
        self, theme: ThemeManager, object_name: str, title: str, items: list[Achievement], zone: tzinfo
    ) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.metrics.space(4))
        column.addWidget(make_label(title, "muted"))
        for item in items:
            column.addWidget(_AchievementRow(theme, item, zone))


class _AchievementRow(QWidget):
    def __init__(self, theme: ThemeManager, item: Achievement, zone: tzinfo) -> None:
        super().__init__()
        self._theme, self._item, self._zone = theme, item, zone
        self.setObjectName(f"achievement_{name_part(item.title)}")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bar: QProgressBar | None = None
        words = QVBoxLayout()
        words.setSpacing(theme.metrics.space(0.5))
        role: LabelRole = "body" if item.earned_at is not None or item.progress else "muted"
        self._title = make_label(item.title, role)
        words.addWidget(self._title)
        words.addWidget(make_label(item.description, "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.metrics.space(3))
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addLayout(self._state())
        self._dress()
        theme.theme_changed.connect(self._dress)

    def _state(self) -> QVBoxLayout:
        item, column = self._item, QVBoxLayout()
        column.setSpacing(self._theme.metrics.space(1))
        words = make_label(self._state_words(), "caption", wrap=False)
        words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        column.addWidget(words)
        if item.earned_at is None and item.progress:
            self._bar = QProgressBar()
            self._bar.setRange(0, item.threshold)
            self._bar.setValue(min(item.progress, item.threshold))
            self._bar.setTextVisible(False)
            self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._bar.setAccessibleName(self._state_words())
            column.addWidget(self._bar)
        column.addStretch(1)
        self.setAccessibleName(f"{item.title}: {self._state_words()}")
        self.setAccessibleDescription(item.description)
        return column

    def _state_words(self) -> str:
        item = self._item
        if item.earned_at is not None:
            return short_day(from_ms(item.earned_at, self._zone).toordinal())
        return self.tr("{n} of {all}").format(n=figure(item.progress), all=figure(item.threshold))

    def _dress(self) -> None:
        item, side = self._item, self._theme.metrics.em(_ICON_EM)
        token = "primary" if item.earned_at is not None else ("text" if item.progress else "text_disabled")
        try:
            icon = self._theme.icon(item.icon, token)
        except ValueError:  # an imported achievement may name an icon of another set
            icon = self._theme.icon(_UNKNOWN_ICON, token)
        self._icon.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._icon.setFixedWidth(side)
        if self._bar is not None:
            self._bar.setFixedWidth(self._theme.metrics.em(_BAR_EM))

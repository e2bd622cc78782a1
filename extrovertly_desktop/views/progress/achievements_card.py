"""Achievements: earned, under way, still to come."""

from collections.abc import Iterable
from datetime import tzinfo

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain.achievements import Achievement
from extrovertly_desktop.domain.clock import from_ms
from extrovertly_desktop.views.progress.words import figure, short_day
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.properties import LabelRole, make_button, make_label

_ICON_EM = 1.7
_BAR_EM = 7
_UNKNOWN_ICON = "star-outline"
_AT_FIRST = 6
"""So many of each part are shown until the person asks for all: what is near, without a wall of what is not."""


def arranged(
    achievements: Iterable[Achievement],
) -> tuple[list[Achievement], list[Achievement], list[Achievement]]:
    """Return those earned (latest first), under way (nearest first) and to come (as they are).

    One that repeats stands among the earned from the first time on.
    """
    known = list(achievements)
    earned = sorted((item for item in known if item.earned_at is not None), key=lambda item: -(item.earned_at or 0))
    waiting = [item for item in known if item.earned_at is None]
    under_way = sorted((item for item in waiting if item.progress), key=lambda item: -item.progress / item.threshold)
    return earned, under_way, [item for item in waiting if not item.progress]


class AchievementsCard(Card):
    """A quiet list in three parts; a part with nothing in it is left out, and a long one shows its beginning."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", object_name="achievements", parent=parent)
        self.theme = theme
        self.set_title(self.tr("Achievements"))
        self._shown: tuple[Achievement, ...] = ()
        self._zone: tzinfo | None = None
        self._lists: list[QWidget] = []
        self._whole: set[str] = set()

    def show_achievements(self, achievements: Iterable[Achievement], zone: tzinfo) -> None:
        """Show other achievements, dated in the person's time zone; the same ones stay as they stand."""
        wanted = tuple(achievements)
        if wanted == self._shown and zone == self._zone:
            return
        self._shown, self._zone = wanted, zone
        self._fill(zone)

    def _fill(self, zone: tzinfo) -> None:
        for part in self._lists:
            self.body.removeWidget(part)
            part.hide()
            # It lives until the event loop comes round; what stands there now goes by these names.
            for gone in (part, *part.findChildren(QWidget)):
                gone.setObjectName("")
            part.deleteLater()
        earned, under_way, to_come = arranged(self._shown)
        self._lists = [
            self._part(name, title, items, zone)
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

    def _part(self, name: str, title: str, items: list[Achievement], zone: tzinfo) -> QWidget:
        heading = self.tr("{part} ({n})").format(part=title, n=figure(len(items)))
        whole = name in self._whole
        part = _AchievementList(self.theme, name, heading, items if whole else items[:_AT_FIRST], zone)
        if len(items) > _AT_FIRST:
            words = self.tr("Show fewer") if whole else self.tr("Show all {n}").format(n=figure(len(items)))
            more = make_button(words, f"{name}_more", variant="quiet")
            more.setAccessibleName(f"{title}: {words}")
            more.clicked.connect(lambda: self._on_more_clicked(name, zone))
            part.add_below(more)
        return part

    def _on_more_clicked(self, name: str, zone: tzinfo) -> None:
        self._whole ^= {name}
        self._fill(zone)
        again = self.findChildren(QPushButton, f"{name}_more")
        if again:
            # The button was built anew; whoever pressed it by keyboard goes on from there.
            again[-1].setFocus(Qt.FocusReason.OtherFocusReason)


class _AchievementList(QWidget):
    def __init__(
        self, theme: ThemeManager, object_name: str, title: str, items: list[Achievement], zone: tzinfo
    ) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.metrics.space(2))
        self._column.setSpacing(theme.metrics.space(4))
        self._column.addWidget(make_label(title, "muted"))
        for item in items:
            self._column.addWidget(_AchievementRow(theme, item, zone))

    def add_below(self, button: QPushButton) -> None:
        """Put a button below the rows."""
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)


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
        lines = [line for line in (self._earned_words(), self._way_words()) if line]
        for line in lines:
            words = make_label(line, "caption", wrap=False)
            words.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            column.addWidget(words)
        if item.progress and self._way_words():
            self._bar = QProgressBar()
            self._bar.setRange(0, item.threshold)
            self._bar.setValue(min(item.progress, item.threshold))
            self._bar.setTextVisible(False)
            self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._bar.setAccessibleName(self._way_words())
            column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addStretch(1)
        self.setAccessibleName(f"{item.title}: {'; '.join(lines)}")
        self.setAccessibleDescription(item.description)
        return column

    def _earned_words(self) -> str:
        item = self._item
        if item.earned_at is None:
            return ""
        day = short_day(from_ms(item.earned_at, self._zone).toordinal())
        if item.times < 2:
            return day
        return self.tr("{n} times, last on {day}").format(n=figure(item.times), day=day)

    def _way_words(self) -> str:
        """Return how far it is to the first time, or to the next one; nothing when there is none."""
        item = self._item
        way = {"n": figure(item.progress), "all": figure(item.threshold)}
        if item.earned_at is None:
            return self.tr("{n} of {all}").format(**way)
        return self.tr("{n} of {all} to the next").format(**way) if item.repeats else ""

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

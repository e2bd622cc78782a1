"""One or several times of day."""

from collections.abc import Sequence
from datetime import time, timedelta

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QTimeEdit, QWidget

from extrovertly_desktop.domain.daily_reminders import FIRST_TIME, MOST_TIMES
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_APART = timedelta(hours=3)


def make_time_edit(object_name: str, name: str) -> QTimeEdit:
    """Return a box for a time of day; it tells of a change when the person has finished with it."""
    box = QTimeEdit()
    box.setObjectName(object_name)
    box.setAccessibleName(name)
    box.setKeyboardTracking(False)
    WheelGuard(box).guard(box)
    return box


def show_time(box: QTimeEdit, moment: time) -> None:
    """Show a time without telling of it."""
    was = box.blockSignals(True)  # noqa: FBT003 - Qt's
    box.setTime(QTime(moment.hour, moment.minute))
    box.blockSignals(was)


def time_of(box: QTimeEdit) -> time:
    """Return the time that a box shows."""
    return time(box.time().hour(), box.time().minute())


class TimeRow(QWidget):
    """Up to four times, each in a box, with ways to add one and to take the last away.

    Signals:
        times_changed: the person has changed them.
    """

    times_changed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._boxes = [
            make_time_edit(f"daily_time_{number}", self.tr("Time {number} of the daily reminder").format(number=number))
            for number in range(1, MOST_TIMES + 1)
        ]
        self._more = make_button(self.tr("Another time"), "daily_time_more", variant="quiet")
        self._fewer = make_button(self.tr("One less"), "daily_time_fewer", variant="quiet")
        row = FlowLayout(self, spacing=theme.metrics.space(2))
        for part in (*self._boxes, self._more, self._fewer):
            row.addWidget(part)
        for box in self._boxes:
            box.timeChanged.connect(self.times_changed)
        for button, step in ((self._more, 1), (self._fewer, -1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=step: self._step(step))
        self.set_times((FIRST_TIME,))

    def times(self) -> tuple[time, ...]:
        """Return the times that are shown."""
        return tuple(time_of(box) for box in self._boxes if not box.isHidden())

    def set_times(self, times: Sequence[time]) -> None:
        """Show times; at least one is always there."""
        shown = tuple(times) or (FIRST_TIME,)
        for number, box in enumerate(self._boxes):
            box.setVisible(number < len(shown))
            if number < len(shown):
                show_time(box, shown[number])
        self._more.setVisible(len(shown) < MOST_TIMES)
        self._fewer.setVisible(len(shown) > 1)

    def _step(self, step: int) -> None:
        times = self.times()
        if step < 0:
            self.set_times(times[:-1])
        else:
            # Some hours before the first, where it lies on the same day; it is moved to where it is wanted anyway.
            hour = (times[-1].hour - round(_APART.total_seconds() / 3600)) % 24
            self.set_times((*times, time(hour, times[-1].minute)))
            self._boxes[len(times)].setFocus()
        self.times_changed.emit()

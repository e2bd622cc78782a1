"""The moment an entry is for: now, unless the person says otherwise."""

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import field_format, instant_of, wall_clock
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import make_date_time_edit
from extrovertly_desktop.views.widgets.properties import make_button


class WhenField(QWidget):
    """A date and time with a way back to the moment it began with.

    Args:
        theme: the theme in force.
        clock: tells the time and the zone.
        object_name: stable name; the field is `<object_name>_field`, the way back `<object_name>_reset`.

    Signals:
        changed: the person changed the moment, or took the change back.
    """

    changed = Signal()

    def __init__(self, theme: ThemeManager, clock: Clock, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._given: int | None = None
        self._is_touched = False
        self.setObjectName(object_name)
        self._field = make_date_time_edit(theme, f"{object_name}_field", self.tr("Date and time of the entry"))
        self._field.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self._field.setDisplayFormat(field_format())
        self._field.setLocale(QLocale())
        self._reset = make_button(self.tr("Now"), f"{object_name}_reset", variant="quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._field)
        self._row.addWidget(self._reset)
        self.setFocusProxy(self._field)
        self._field.dateTimeChanged.connect(self._on_changed)
        self._reset.clicked.connect(self._on_reset)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.set_given(None)

    def at_ms(self) -> int | None:
        """Return the instant the person chose (milliseconds since the epoch), or None if they left it as it was."""
        return instant_of(self._field.dateTime(), self._clock.zone()) if self._is_touched else None

    def set_given(self, instant_ms: int | None) -> None:
        """Begin with a stored instant, or with now."""
        self._given = instant_ms
        self._is_touched = False
        self._reset.setText(self.tr("Now") if instant_ms is None else self.tr("As before"))
        self._reset.setAccessibleName(self._reset.text())
        self._show_given()

    def set_chosen(self, instant_ms: int) -> None:
        """Show a moment that the person chose earlier, without announcing it."""
        self._is_touched = True
        with QSignalBlocker(self._field):
            self._field.setDateTime(wall_clock(instant_ms, self._clock.zone()))
        self._reset.show()

    def shown_ms(self) -> int:
        """Return the instant that is shown, chosen or not."""
        chosen = self.at_ms()
        if chosen is not None:
            return chosen
        return self._clock.now_ms() if self._given is None else self._given

    def keep_up(self) -> None:
        """Show the present moment again, unless the person chose one."""
        if not self._is_touched:
            self._show_given()

    def _show_given(self) -> None:
        instant = self._clock.now_ms() if self._given is None else self._given
        with QSignalBlocker(self._field):
            self._field.setDateTime(wall_clock(instant, self._clock.zone()))
        self._reset.setVisible(self._is_touched)

    def _on_changed(self) -> None:
        self._is_touched = True
        self._reset.show()
        self.changed.emit()

    def _on_reset(self) -> None:
        self._is_touched = False
        self._show_given()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_theme_changed(self) -> None:
        self._row.setSpacing(self._theme.metrics.space(1))

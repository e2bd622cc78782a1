"""What the three forms of one's own words have in common."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label


class ShelfForm(QWidget):
    """Fields of one thing. A subclass adds fields with `add_field` and says in `entered` what stands in them.

    Signals:
        submitted: Enter was pressed in a field of one line.
    """

    submitted = Signal()

    def __init__(self, theme: ThemeManager, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._before: tuple[object, ...] = ()
        self.setObjectName(object_name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._error = InlineError(theme, f"{object_name}_error")
        theme.theme_changed.connect(self._on_form_theme_changed)
        self._on_form_theme_changed()

    def entered(self) -> tuple[object, ...]:
        """Return what stands in the fields."""
        raise NotImplementedError

    def fields(self) -> Mapping[str | None, QWidget]:
        """Return the fields by the names their draft has for them."""
        raise NotImplementedError

    def focus_start(self) -> None:
        """Give the keyboard to the first field."""
        next(iter(self.fields().values())).setFocus()

    def is_changed(self) -> bool:
        """Whether something else stands in the fields than was put there."""
        return self.entered() != self._before

    def settle(self) -> None:
        """Take what stands in the fields as unchanged."""
        self._before = self.entered()
        self._error.clear()

    def show_error(self, error: UserError) -> None:
        """Say what is wrong beside what it is about."""
        self._error.show_error(str(error), self.fields().get(error.field))

    def add_field(self, text: str, field: QWidget, stretch: int = 0) -> None:
        """Put a field under its label."""
        label = make_label(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        self.column.addWidget(label)
        self.column.addWidget(field, stretch)

    def add_error(self) -> None:
        """Put the place for what is wrong below the fields so far."""
        self.column.addWidget(self._error)

    def _on_form_theme_changed(self) -> None:
        self.column.setSpacing(self.theme.metrics.space(2))

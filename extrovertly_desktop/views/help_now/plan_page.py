"""The person's safety plan: six sections, saved while they are typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.services.safety import SafetyService
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.care_watches import CARE_OFF
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds

_COLUMNS = 2
_PAUSE_MS = 600
_LEAST_LINES = 2


class PlanPage(QScrollArea):
    """Six fields, all in sight at once. A pause in typing saves; `way_back` undoes all that was changed here."""

    def __init__(self, theme: ThemeManager, safety: SafetyService) -> None:
        super().__init__()
        self._theme = theme
        self._safety = safety
        self._before = safety.plan()
        self._fields: dict[str, QPlainTextEdit] = {}
        self.setObjectName("help_plan")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._error = InlineError(theme, "help_plan_error")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._build()
        theme.theme_changed.connect(self._lay_out)

    def save(self) -> None:
        """Save what differs from the vault."""
        self._pause.stop()
        self._error.clear()
        kept = self._safety.plan()
        for slug, field in self._fields.items():
            text = field.toPlainText()
            if text == kept.get(slug, ""):
                continue
            try:
                self._safety.write_plan(slug, text)
            except UserError as error:
                self._error.show_error(str(error), field)
                return

    def way_back(self) -> Callable[[], None] | None:
        """Return what puts the plan back as it was when the page opened, or None if nothing has changed."""
        before, safety = self._before, self._safety
        now = safety.plan()
        changed = [slug for slug in self._fields if now.get(slug, "") != before.get(slug, "")]
        if not changed:
            return None

        def undo() -> None:
            for slug in changed:
                safety.write_plan(slug, before.get(slug, ""))

        return undo

    def _build(self) -> None:
        sheet = QWidget()
        sheet.setProperty("page", "true")
        self._column = QVBoxLayout(sheet)
        self._grid = QGridLayout()
        for number, question in enumerate(self._safety.answers.plan):
            field = QPlainTextEdit(self._before.get(question.slug, ""))
            field.setObjectName(f"help_plan_{question.slug}")
            holds(field, limits.SAFETY_PLAN)
            field.setAccessibleName(question.title)
            field.setPlaceholderText(question.hint)
            field.setTabChangesFocus(True)
            field.setProperty(CARE_OFF, True)  # noqa: FBT003 - Qt's own manner
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            field.textChanged.connect(self._pause.start)
            label = make_label(question.title)
            label.setBuddy(field)
            pair = QVBoxLayout()
            pair.setSpacing(self._theme.metrics.space(1))
            pair.addWidget(label)
            pair.addWidget(field, 1)
            self._grid.addLayout(pair, number // _COLUMNS, number % _COLUMNS)
            self._fields[question.slug] = field
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._column.addLayout(self._grid, 1)
        self._column.addWidget(self._error)
        self.setWidget(sheet)
        self._lay_out()

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        self._column.setContentsMargins(0, metrics.space(3), metrics.space(2), 0)
        self._grid.setVerticalSpacing(metrics.space(2))
        self._grid.setHorizontalSpacing(metrics.space(4))
        for field in self._fields.values():
            around = 2 * (metrics.space(2) + metrics.focus_ring) + 2 * round(field.document().documentMargin())
            field.setMinimumHeight(_LEAST_LINES * field.fontMetrics().lineSpacing() + around)

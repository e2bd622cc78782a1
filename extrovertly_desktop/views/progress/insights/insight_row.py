"""One thing said about a week."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from extrovertly_desktop.domain.insights import Insight
from extrovertly_desktop.views.progress.insights.figures_panel import FiguresPanel
from extrovertly_desktop.views.progress.insights.words import has_to_show, icon, kind
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import name_part
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_ICON_EM = 1.7


class InsightRow(QWidget):
    """Kind, title and sentences, with the way to the figures and to the mission that is named.

    It is called `insight_<id>`, and its widgets begin with that name.

    Signals:
        seen: it has been painted where the person can see it.
        mission_asked: the id of the mission that it names.
    """

    seen = Signal()
    mission_asked = Signal(str)

    def __init__(self, theme: ThemeManager, insight: Insight, *, is_new: bool) -> None:
        super().__init__()
        self._theme, self._insight, self._is_new = theme, insight, is_new
        self._name = f"insight_{name_part(insight.id)}"
        self.setObjectName(self._name)
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._kind = make_label("", "caption")
        self._title = make_label(insight.title)
        self._title.setObjectName(f"{self._name}_title")
        self._words = make_label(insight.description, "muted")
        self._words.setObjectName(f"{self._name}_words")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._how = make_button("", f"{self._name}_how", variant="quiet")
        self._go = make_button(self.tr("Look at the step"), f"{self._name}_go")
        self._figures: FiguresPanel | None = None
        self._build()
        self._how.clicked.connect(self._on_how_clicked)
        self._go.clicked.connect(lambda: self.mission_asked.emit(insight.mission_id))
        theme.theme_changed.connect(self._dress)
        self._dress()

    @property
    def insight(self) -> Insight:
        """What it shows."""
        return self._insight

    def set_new(self, *, is_new: bool) -> None:
        """Mark it as new, or no longer."""
        self._is_new = is_new
        self._dress()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order."""
        return [self._go, self._how]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell that it came into sight."""
        super().paintEvent(event)
        self.seen.emit()

    def _build(self) -> None:
        self._column = QVBoxLayout()
        for part in (self._kind, self._title, self._words):
            self._column.addWidget(part)
        self._buttons = FlowLayout()
        self._buttons.addWidget(self._go)
        self._buttons.addWidget(self._how)
        self._column.addLayout(self._buttons)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._column, 1)
        self._how.setVisible(has_to_show(self._insight.figures))
        self._go.setVisible(self._insight.mission_id is not None)
        self._go.setAccessibleDescription(self._insight.description)

    def _on_how_clicked(self) -> None:
        if self._figures is None:
            self._figures = FiguresPanel(self._theme, self._insight, f"{self._name}_figures")
            self._column.addWidget(self._figures)
            self._figures.show()
        else:
            self._figures.setVisible(self._figures.isHidden())
        self._dress()

    def _dress(self) -> None:
        metrics, is_open = self._theme.metrics, self._figures is not None and not self._figures.isHidden()
        side = metrics.em(_ICON_EM)
        picture = self._theme.icon(icon(self._insight.type), "primary" if self._is_new else "text_muted")
        self._icon.setPixmap(picture.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._icon.setFixedWidth(side)
        words = kind(self._insight.type)
        self._kind.setText(self.tr("{kind} · new").format(kind=words) if self._is_new else words)
        how = self.tr("Hide the figures") if is_open else self.tr("How do we know?")
        self._how.setText(how)
        self._how.setAccessibleName(f"{how} {self._insight.title}")
        self._how.setIcon(self._theme.icon("chevron-up" if is_open else "chevron-down", "link"))
        self.setAccessibleName(f"{self._kind.text()}: {self._insight.title}")
        self.setAccessibleDescription(self._insight.description)
        self._row.setSpacing(metrics.space(3))
        self._column.setSpacing(metrics.space(0.5))
        self._buttons.setSpacing(metrics.space(2))
        self._buttons.setContentsMargins(0, metrics.space(1), 0, 0)

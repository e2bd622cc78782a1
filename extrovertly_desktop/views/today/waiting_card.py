"""Plans that wait for their outcome."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop.domain.exposure import Exposure
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_MOST = 3
_WORRY = 160


class _PlanRow(QWidget):
    asked = Signal(str)

    def __init__(self, theme: ThemeManager, plan: Exposure, *, lead: bool) -> None:
        super().__init__()
        self._theme = theme
        self._words = QVBoxLayout()
        self._words.addWidget(make_label(plan.title))
        for sentence in self._sentences(plan):
            self._words.addWidget(make_label(sentence, "caption"))
        name = f"debrief_{plan.id}"
        button = make_button(self.tr("How did it go?"), name, variant="primary" if lead else "plain")
        button.setAccessibleName(self.tr("How did it go? {title}").format(title=plan.title))
        button.clicked.connect(lambda: self.asked.emit(plan.id))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._on_theme_changed()
        theme.theme_changed.connect(self._on_theme_changed)

    def _sentences(self, plan: Exposure) -> list[str]:
        sentences = []
        if plan.worry:
            worry = " ".join(plan.worry.split())
            short = worry if len(worry) <= _WORRY else worry[:_WORRY].rsplit(" ", 1)[0] + "…"
            sentences.append(self.tr("Your worry: {worry}").format(worry=short))
        if plan.expected_suds is not None:
            figure = QLocale().toString(plan.expected_suds)
            sentences.append(self.tr("Expected anxiety: {figure} of 100").format(figure=figure))
        return sentences

    def _on_theme_changed(self) -> None:
        metrics = self._theme.metrics
        self._row.setSpacing(metrics.space(3))
        self._words.setSpacing(metrics.space(0.5))


class WaitingCard(Card):
    """Outcomes to write down; hidden while there are none.

    Signals:
        debrief_asked: the id of a plan.
        all_asked: the person wants to see all missions.
    """

    debrief_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Waiting for you"), object_name="waiting_card", parent=parent)
        self._theme = theme
        self._shown: tuple[object, ...] | None = None
        everything = make_button(self.tr("All missions"), "all_missions", variant="quiet")
        everything.clicked.connect(self.all_asked)
        self.header.addWidget(everything)

    def set_plans(self, plans: Sequence[Exposure], *, lead: bool) -> None:
        """Show the plans, oldest first.

        Args:
            plans: all that wait.
            lead: whether this card holds the screen's one main action.
        """
        wanted = (*plans, lead)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._empty()
        self.setVisible(bool(plans))
        self._fill(plans, lead=lead)
        self.body.addStretch(1)

    def _fill(self, plans: Sequence[Exposure], *, lead: bool) -> None:
        for place, plan in enumerate(plans[:_MOST]):
            row = _PlanRow(self._theme, plan, lead=lead and place == 0)
            row.asked.connect(self.debrief_asked)
            self.add(row)
        if len(plans) > _MOST:
            more = QLocale().toString(len(plans) - _MOST)
            self.add(make_label(self.tr("and {count} more").format(count=more), "caption"))

    def _empty(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

"""The page of help: it opens from anywhere, and closes by Esc without a question."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from extrovertly_desktop.coach.safety.tiers import Assessment
from extrovertly_desktop.services.safety import HelpShelf, SafetyService
from extrovertly_desktop.views.help_now.grounding_page import GroundingPage
from extrovertly_desktop.views.help_now.lines_page import LinesPage
from extrovertly_desktop.views.help_now.plan_page import PlanPage
from extrovertly_desktop.views.notices import Notices
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_WIDTH_EM, _HEIGHT_EM = 66, 50


class HelpDialog(QDialog):
    """Three pages: lines first, then the safety plan while a vault is open, then grounding.

    Args:
        theme: the theme in force.
        help_at_hand: the words and lines; with the person's plan and country if it is a vault's `SafetyService`.
        notices: tells that the plan was changed, with a way back; None while no vault is open.
        parent: the window it stands over.
        finding: what led here, so that the right words and lines come first; None when the person came by themselves.
    """

    def __init__(
        self,
        theme: ThemeManager,
        help_at_hand: HelpShelf,
        notices: Notices | None,
        parent: QWidget | None,
        *,
        finding: Assessment | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._help = help_at_hand
        self._safety = help_at_hand if isinstance(help_at_hand, SafetyService) else None
        self._notices = notices
        self._finding = finding
        self.setObjectName("help_dialog")
        self.setWindowTitle(self.tr("Help now"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading, self._words = self._opening_words()
        self._pages = QTabWidget()
        self._pages.setObjectName("help_pages")
        self._pages.setDocumentMode(True)
        topic = None if finding is None else finding.topic
        self._lines = LinesPage(theme, help_at_hand.helplines, topic)
        self._plan: PlanPage | None = None
        self._close = make_button(self.tr("Close"), "help_close")
        self._foot = make_label(
            self.tr("Nothing is recorded or sent by opening this page. It cannot call anyone for you."), "caption"
        )
        self._build()
        self._close.clicked.connect(self.accept)
        self._lines.country_chosen.connect(self._on_country_chosen)
        theme.theme_changed.connect(self._lay_out)
        self._lines.show_country(self._country())
        self._fit(parent)
        self._lines.focus_start()

    def done(self, result: int) -> None:
        """Close, with what was typed into the plan saved and a way to take it back."""
        if self._plan is not None and self._notices is not None:
            self._plan.save()
            undo = self._plan.way_back()
            if undo is not None:
                self._notices.say(self.tr("Your safety plan is saved."), undo=undo)
        super().done(result)

    def _opening_words(self) -> tuple[QLabel, QLabel]:
        if self._finding is None:
            heading = self.tr("Help now")
            words = self.tr(
                "People to talk to, your own plan, and ways back to the ground. You do not have to be in an emergency."
            )
        else:
            answer = self._help.answers.words_for(self._finding.tier, self._finding.topic)
            heading, words = answer.heading, answer.body
        title, body = make_label(heading, "title"), make_label(words)
        title.setObjectName("help_heading")
        body.setObjectName("help_words")
        return title, body

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        if self._finding is None:
            self._column.addWidget(self._words)
        else:
            # What to do comes with the number to do it with: both stand on the first page, the number on top.
            self._lines.say(self._words)
        self._pages.addTab(self._lines, self.tr("People to reach"))
        if self._safety is not None:
            self._plan = PlanPage(self._theme, self._safety)
            self._pages.addTab(self._plan, self.tr("My safety plan"))
        self._pages.addTab(GroundingPage(self._theme, self._help.answers.exercises), self.tr("Back to the ground"))
        self._column.addWidget(self._pages, 1)
        row = QHBoxLayout()
        row.addWidget(self._foot, 1)
        row.addWidget(self._close)
        self._close.setAutoDefault(False)
        self._column.addLayout(row)
        self._lay_out()

    def _country(self) -> str:
        fallback = QLocale.territoryToCode(QLocale().territory())
        if self._safety is not None:
            return self._safety.country(fallback)
        return fallback if self._help.helplines.country(fallback) else ""

    def _on_country_chosen(self, code: str) -> None:
        if self._safety is not None:
            self._safety.choose_country(code)

    def _fit(self, parent: QWidget | None) -> None:
        metrics = self._theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            edge = metrics.space(6)
            width = min(width, parent.window().width() - edge)
            height = min(height, parent.window().height() - edge)
        self.resize(width, height)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(5), metrics.space(4)
        self._column.setContentsMargins(across, down, across, down)
        self._column.setSpacing(metrics.space(2))

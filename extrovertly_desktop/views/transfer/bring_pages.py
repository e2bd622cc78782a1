"""The pages of an import, each made when it is first turned to: most imports need but a few of them."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.transfer.bring_foot import ASKING, Step
from extrovertly_desktop.views.transfer.start_page import StartPage
from extrovertly_desktop.views.widgets.progress_page import ProgressPage

if TYPE_CHECKING:  # each is read from disk when it is first turned to
    from extrovertly_desktop.views.transfer.columns_page import ColumnsPage
    from extrovertly_desktop.views.transfer.moods_page import MoodsPage
    from extrovertly_desktop.views.transfer.past_page import PastPage
    from extrovertly_desktop.views.transfer.preview_page import PreviewPage
    from extrovertly_desktop.views.transfer.result_page import ResultPage


class _Page(Protocol):
    """What every page but the progress has."""

    def focus_start(self) -> None: ...
    def show_error(self, sentence: str) -> None: ...


class BringPages(QStackedWidget):
    """Makes, holds and turns the pages.

    Signals:
        chosen: the path of a file or folder.
        stop_wanted: stop what is under way.
        columns_settled: whether the columns of a table can be read so.
        owner_chosen: id of the person in the file.
        moods_wanted, columns_wanted: decide those anew.
        undo_wanted: take the import that just came about back.
        past_undo_wanted: id of an import of the past to take back.
    """

    chosen = Signal(Path)
    stop_wanted = Signal()
    columns_settled = Signal(bool)
    owner_chosen = Signal(str)
    moods_wanted = Signal()
    columns_wanted = Signal()
    undo_wanted = Signal()
    past_undo_wanted = Signal(str)

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._held: dict[Step, QWidget] = {}

    def turn_to(self, step: Step) -> None:
        """Show the page of a step; the keyboard goes to where it begins."""
        page = self.progress if step is Step.PROGRESS else self.asking(step)
        self.setCurrentWidget(self._held[step])
        if step is not Step.PROGRESS and self.window().isVisible() and not isinstance(page, ProgressPage):
            page.focus_start()

    def asking(self, step: Step) -> _Page:
        """Return the page of a step that is not the progress."""
        match step:
            case Step.COLUMNS:
                return self.columns
            case Step.MOODS:
                return self.moods
            case Step.PREVIEW:
                return self.preview
            case Step.RESULT:
                return self.result
            case Step.PAST:
                return self.past
        return self.start

    def has(self, step: Step) -> bool:
        """Whether the page of a step has been made."""
        return step in self._held

    @cached_property
    def start(self) -> StartPage:
        """Asks for a file."""
        page = StartPage(self._context.theme)
        page.chosen.connect(self.chosen)
        self._hold(Step.START, page)
        return page

    @cached_property
    def progress(self) -> ProgressPage:
        """How far it is."""
        page = ProgressPage(self._context.theme, "bring")
        page.stop_wanted.connect(self.stop_wanted)
        self._hold(Step.PROGRESS, page)
        return page

    @cached_property
    def columns(self) -> "ColumnsPage":
        """What columns mean."""
        from extrovertly_desktop.views.transfer.columns_page import ColumnsPage  # noqa: PLC0415 - see above

        page = ColumnsPage(self._context)
        page.settled.connect(self.columns_settled)
        self._hold(Step.COLUMNS, page)
        return page

    @cached_property
    def moods(self) -> "MoodsPage":
        """What moods become."""
        from extrovertly_desktop.views.transfer.moods_page import MoodsPage  # noqa: PLC0415 - see above

        page = MoodsPage(self._context)
        self._hold(Step.MOODS, page)
        return page

    @cached_property
    def preview(self) -> "PreviewPage":
        """What it would bring."""
        from extrovertly_desktop.views.transfer.preview_page import PreviewPage  # noqa: PLC0415 - see above

        page = PreviewPage(self._context)
        page.owner_chosen.connect(self.owner_chosen)
        page.moods_wanted.connect(self.moods_wanted)
        page.columns_wanted.connect(self.columns_wanted)
        page.problems_unfolded.connect(self._show_end)
        self._hold(Step.PREVIEW, page)
        return page

    @cached_property
    def result(self) -> "ResultPage":
        """What it brought."""
        from extrovertly_desktop.views.transfer.result_page import ResultPage  # noqa: PLC0415 - see above

        page = ResultPage(self._context.theme)
        page.undo_wanted.connect(self.undo_wanted)
        self._hold(Step.RESULT, page)
        return page

    @cached_property
    def past(self) -> "PastPage":
        """What was brought before."""
        from extrovertly_desktop.views.transfer.past_page import PastPage  # noqa: PLC0415 - see above

        page = PastPage(self._context)
        page.undo_wanted.connect(self.past_undo_wanted)
        self._hold(Step.PAST, page)
        return page

    def _hold(self, step: Step, page: QWidget) -> None:
        self._held[step] = _scrolling(page) if step in ASKING else page
        self.addWidget(self._held[step])

    def _show_end(self) -> None:
        area = self._held[Step.PREVIEW]
        if isinstance(area, QScrollArea):
            bar = area.verticalScrollBar()
            # Only once there is room for what has just unfolded.
            QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))


def _scrolling(page: QWidget) -> QScrollArea:
    """Let a page scroll on a small screen with large text, so that the buttons below stay in sight."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    page.setProperty("page", "true")
    area.setWidget(page)
    return area

"""What 0, 25, 50, 75 and 100 mean to a person: the marks of the scale of anxiety in their own words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.people import ANCHORED, SudsAnchors
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.leave_question import LeaveQuestion
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds

_WIDTH_EM, _HEIGHT_EM = 42, 50


class AnchorsDialog(QDialog):
    """Five lines, any of which may stay empty.

    Ctrl+Return saves; Escape closes, and asks if something would be lost.
    """

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self.setObjectName("anchors_dialog")
        self.setWindowTitle(self.tr("What the numbers mean to you"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = context.vault.profile.suds_anchors()
        self._lines: dict[int, QLineEdit] = {}
        self._page = Page(self._theme, self.tr("What the numbers mean to you"), object_name="anchors_page")
        self._error = InlineError(self._theme, "anchors_error")
        self._cancel = make_button(self.tr("Cancel"), "anchors_cancel", variant="quiet")
        self._save = make_button(self.tr("Save"), "anchors_save", variant="primary")
        self._question = LeaveQuestion(self._theme, "anchors")
        self._foot = QStackedWidget()
        self._build()
        self._connect()
        self._fit(parent)
        self._lines[ANCHORED[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close, unless something was typed that is not saved: then ask first; once more means to keep writing."""
        if self._foot.currentWidget() is self._question:
            self._stay()
        elif self._typed() != {mark: self._before.words().get(mark, "") for mark in ANCHORED}:
            self._foot.setCurrentWidget(self._question)
            self._question.focus_start()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save by Ctrl+Enter, go on by Enter; a dialog would press whichever button comes first."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_saved()
        else:
            self.focusNextChild()

    def _build(self) -> None:
        intro = self.tr(
            "A number says more when it has a memory behind it. Write what each of these stands for, from your own"
            " life. You see it wherever you are asked about anxiety; any line may stay empty."
        )
        self._page.add(make_label(intro, "muted"))
        words = self._before.words()
        for mark, (name, example) in self._marks().items():
            line = QLineEdit(words.get(mark, ""))
            line.setObjectName(f"anchors_{mark}")
            holds(line, limits.ANCHOR)
            line.setAccessibleName(name)
            line.setPlaceholderText(example)
            label = make_label(name)
            label.setBuddy(line)
            pair = QVBoxLayout()
            pair.setSpacing(self._theme.metrics.space(1))
            pair.addWidget(label)
            pair.addWidget(line)
            self._page.add(pair)
            self._lines[mark] = line
        self._page.add_stretch()
        buttons = QWidget()
        self._row = QHBoxLayout(buttons)
        self._row.addWidget(self._error, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._save)
        for button in (self._cancel, self._save):
            button.setAutoDefault(False)
        self._foot.addWidget(buttons)
        self._foot.addWidget(self._question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._page, 1)
        column.addWidget(self._foot)
        self._lay_out()

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_saved)
        self._cancel.clicked.connect(self.reject)
        self._question.save_wanted.connect(self._on_saved)
        self._question.stay_wanted.connect(self._stay)
        self._question.discard_wanted.connect(super().reject)
        self._theme.theme_changed.connect(self._lay_out)

    def _marks(self) -> dict[int, tuple[str, str]]:
        """Return what each mark stands for in general, and an example of somebody's own."""
        return {
            0: (self.tr("0: wholly calm"), self.tr("For example: reading on the sofa on a quiet evening")),
            25: (self.tr("25: a little uneasy"), self.tr("For example: saying good morning to a neighbour")),
            50: (self.tr("50: clearly anxious, and I manage"), self.tr("For example: a question in a small meeting")),
            75: (self.tr("75: very anxious"), self.tr("For example: a party where I know nobody")),
            100: (self.tr("100: the most I can imagine"), self.tr("For example: the speech at my sister's wedding")),
        }

    def _typed(self) -> dict[int, str]:
        return {mark: " ".join(line.text().split()) for mark, line in self._lines.items()}

    def _on_saved(self) -> None:
        profile, before = self._context.vault.profile, self._before
        self._error.clear()
        try:
            profile.set_suds_anchors(SudsAnchors.of(**{f"at_{mark}": text for mark, text in self._typed().items()}))
        except UserError as error:
            self._stay()
            field = self._lines.get(int((error.field or "at_0").removeprefix("at_")))
            self._error.show_error(str(error), field)
            if field is not None:
                self._page.ensureWidgetVisible(field)
            return
        self._context.notices.say(
            self.tr("Your words for the scale are saved."), undo=lambda: profile.set_suds_anchors(before)
        )
        self.accept()

    def _stay(self) -> None:
        self._foot.setCurrentIndex(0)
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, parent: QWidget | None) -> None:
        metrics = self._theme.metrics
        width, height = metrics.em(_WIDTH_EM), metrics.em(_HEIGHT_EM)
        if parent is not None:
            edge = metrics.space(6)
            width, height = min(width, parent.width() - edge), min(height, parent.height() - edge)
        self.resize(width, height)

    def _lay_out(self) -> None:
        metrics = self._theme.metrics
        across, down = metrics.space(5), metrics.space(3)
        self._row.setContentsMargins(across, down, across, down)
        self._row.setSpacing(metrics.space(2))
        self._question.set_margins(across, down)

"""The quiet card of the well-being check: whether to offer it, the latest score, and what can be done about it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from extrovertly_desktop.adapters.charts.ticks import day_month_year
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.well_being import CheckStanding, Offer, WellBeingCheck
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.well_being.words import facets, gentle, result
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class WellBeingCard(Card):
    """Hidden when nothing was answered and nothing is to be offered; the check can then still be begun by `begin`."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, "", object_name="well_being")
        self.set_title(self.tr("How you have been"))
        self._context = context
        self._service = context.vault.well_being
        self._standing: CheckStanding | None = None
        self._words = make_label("", "muted")
        self._words.setObjectName("well_being_words")
        self._result = make_label("")
        self._result.setObjectName("well_being_result")
        self._facets = make_label("", "muted")
        self._facets.setObjectName("well_being_facets")
        self._gentle = make_label("")
        self._gentle.setObjectName("well_being_gentle")
        self._help = make_button(self.tr("Help now"), "well_being_help", theme=context.theme, icon="hand-heart-outline")
        self._start = make_button(self.tr("Answer now"), "well_being_start")
        self._switch_on = make_button(self.tr("Offer it once a month"), "well_being_switch_on")
        self._not_now = make_button(self.tr("Not now"), "well_being_not_now", variant="quiet")
        self._never = make_button(self.tr("Do not offer it again"), "well_being_never", variant="quiet")
        self._edit = make_button(self.tr("Change these answers"), "well_being_edit", variant="quiet")
        self._delete = make_button(self.tr("Delete them"), "well_being_delete", variant="quiet")
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Query again."""
        standing = self._standing = self._service.standing()
        last, offer = standing.last, standing.offer
        self._result.setText(result(standing))
        self._facets.setText("" if last is None else facets(last, self._service.questionnaires))
        self._gentle.setText("" if last is None else gentle(last))
        self._words.setText(self._words_for(standing))
        for label in (self._words, self._result, self._facets, self._gentle):
            label.setVisible(bool(label.text()))
        self._help.setVisible(bool(self._gentle.text()))
        shown: dict[QPushButton, bool] = {
            self._start: offer is Offer.DUE,
            self._switch_on: offer is Offer.ASKED,
            self._not_now: offer in {Offer.ASKED, Offer.DUE},
            self._never: offer is not Offer.OFF,
            self._edit: last is not None,
            self._delete: last is not None,
        }
        had_keyboard = any(button.hasFocus() for button in shown)
        for button, is_shown in shown.items():
            button.setVisible(is_shown)
        self.setVisible(last is not None or offer is not Offer.OFF)
        if had_keyboard:
            first = next((button for button, is_shown in shown.items() if is_shown), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Ask the questions."""
        self._open(None)

    def _build(self) -> None:
        for part in (self._words, self._result, self._facets, self._gentle):
            self.add(part)
        self.body.addWidget(self._help, 0, Qt.AlignmentFlag.AlignLeading)
        for button in (self._start, self._switch_on, self._not_now, self._edit, self._delete, self._never):
            self._flow.addWidget(button)
        self.add(self._actions)
        self._lay_out()

    def _connect(self) -> None:
        self._start.clicked.connect(self.begin)
        self._switch_on.clicked.connect(self._on_switch_on)
        self._not_now.clicked.connect(
            partial(self._wish, "not_now", self.tr("All right. Not before a month from now."))
        )
        self._never.clicked.connect(
            partial(
                self._wish,
                "never",
                self.tr("All right. It is offered no more; at the foot of Progress it can still be taken."),
            )
        )
        self._edit.clicked.connect(self._on_edit)
        self._delete.clicked.connect(self._on_delete)
        self._help.clicked.connect(self._on_help)
        self._context.theme.theme_changed.connect(self._lay_out)

    def _words_for(self, standing: CheckStanding) -> str:
        match standing.offer:
            case Offer.ASKED:
                return self.tr(
                    "Five questions on how the last two weeks have been, once a month if you like: the WHO-5, a short "
                    "questionnaire of the World Health Organization. It takes a minute, earns nothing, and stays here."
                )
            case Offer.DUE if standing.checks:
                return self.tr("It has been a month. Would you like to answer the five questions again?")
            case Offer.DUE:
                return self.tr("Five questions on how the last two weeks have been. It takes about a minute.")
            case Offer.WAITING if standing.next_day is not None:
                day = day_month_year(standing.next_day.toordinal(), self.locale())
                return self.tr("The next check is offered on {day}.").format(day=day)
            case _:
                return ""

    def _on_switch_on(self) -> None:
        self._wish("switch_on", self.tr("It is offered once a month from now on."))

    def _wish(self, deed: str, words: str) -> None:
        before = self._service.wishes()
        done = getattr(self._service, deed)()
        self._context.notices.tell(done, words, undo=lambda: self._service.put_back_wishes(before))

    def _on_edit(self) -> None:
        if self._standing is not None and self._standing.last is not None:
            self._open(self._standing.last)

    def _on_delete(self) -> None:
        last = None if self._standing is None else self._standing.last
        if last is None:
            return
        try:
            done = self._service.delete(last.id)
        except UserError as error:
            self._context.notices.say(str(error))
            return
        self._context.notices.tell(done, self.tr("Check deleted."), undo=lambda: self._service.restore(done.value))

    def _open(self, check: WellBeingCheck | None) -> None:
        from extrovertly_desktop.views.progress.well_being.check_dialog import CheckDialog  # noqa: PLC0415 - seldom

        CheckDialog(self._context, check, self.window()).open()

    def _on_help(self) -> None:
        from extrovertly_desktop.views.help_now.help_dialog import HelpDialog  # noqa: PLC0415 - seldom needed

        HelpDialog(self._context.theme, self._context.vault.safety, self._context.notices, self.window()).open()

    def _lay_out(self) -> None:
        self._flow.setSpacing(self._context.theme.metrics.space(2))

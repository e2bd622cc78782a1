"""What a report is to hold: days, parts, private entries or not, names to leave out, and how much that comes to."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.adapters.local_dates import day_format
from extrovertly_desktop.adapters.report.words import section_title
from extrovertly_desktop.domain.report import ReportSection, ReportWishes
from extrovertly_desktop.services.report import Report
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.progress.words import figure
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.tag_edit import TagEdit
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_ALL = "all"
_PRESET = "91"
_COLUMNS = 2


class ReportForm(QWidget):
    """The fields.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("report_form")
        theme = context.theme
        service = context.vault.report
        remembered = service.remembered()
        self._today, self._first_day = context.vault.days.today(), service.first_day()
        presets = (
            ("30", self.tr("30 days")),
            (_PRESET, self.tr("3 months")),
            ("365", self.tr("A year")),
            (_ALL, self.tr("Everything")),
        )
        self._presets = ChipRow(theme, self.tr("Days"), "report_presets", presets, single=True, keep_one=True)
        self._first = self._date_field("report_first", self.tr("First day"))
        self._last = self._date_field("report_last", self.tr("Last day"))
        WheelGuard(self).guard(self._first, self._last)
        self._name = QLineEdit()
        self._name.setObjectName("report_name")
        self._name.setAccessibleName(self.tr("Name on the first page"))
        self._name.setPlaceholderText(self.tr("May be left empty"))
        self._name.setMaxLength(80)
        self._boxes = {section: QCheckBox(section_title(section)) for section in ReportSection}
        for section, box in self._boxes.items():
            box.setObjectName(f"report_section_{section}")
            box.setChecked(section in remembered.sections)
        self._private = QCheckBox(self.tr("Private entries too"))
        self._private.setObjectName("report_private")
        self._hidden = TagEdit(theme, self.tr("Names to leave out"), "report_hidden")
        self._hidden.set_tags(remembered.hidden)
        for field in self._hidden.findChildren(QLineEdit):
            field.setPlaceholderText(self.tr("Add a name"))
        self._counts = make_label("", "muted")
        self._counts.setObjectName("report_counts")
        self._presets.set_selection([_PRESET])
        self._set_span(_PRESET)
        self._build(context)
        self._connect()

    def wishes(self) -> ReportWishes:
        """Return what is wanted."""
        self._hidden.commit_pending()
        return ReportWishes(
            first=_date_of(self._first),
            last=_date_of(self._last),
            sections=frozenset(section for section, box in self._boxes.items() if box.isChecked()),
            with_private=self._private.isChecked(),
            hidden=tuple(self._hidden.tags()),
            name=self._name.text().strip(),
        )

    def field(self, name: str | None) -> QWidget | None:
        """Return the field that a refusal is about."""
        return {"first": self._first, "sections": self._boxes[ReportSection.SUMMARY], "hidden": self._hidden}.get(
            name or ""
        )

    def show_counts(self, report: Report) -> None:
        """Say how much the report would hold."""
        counts = report.counts()
        for section, box in self._boxes.items():
            words = section_title(section)
            if section in counts and section is not ReportSection.SUMMARY:
                words = self.tr("{title} ({n})").format(title=words, n=figure(counts[section]))
            box.setText(words)
        if report.private_left_out:
            one, many = self.tr("One private entry stays out."), self.tr("{n} private entries stay out.")
            left_out = report.private_left_out
            words = one if left_out == 1 else many.format(n=figure(left_out))
        elif not any(amount for section, amount in counts.items() if section is not ReportSection.SUMMARY):
            words = self.tr("There is nothing in these days yet.")
        else:
            words = self.tr("In brackets stands how much each part holds.")
        self._counts.setText(words)

    def show_refusal(self, sentence: str) -> None:
        """Say why there is nothing to look at."""
        self._counts.setText(sentence)

    def focus_start(self) -> None:
        """Put the keyboard where one begins."""
        self._first.setFocus()

    def _build(self, context: ViewContext) -> None:
        metrics = context.theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.space(2), 0)
        column.setSpacing(metrics.space(3))
        days = QHBoxLayout()
        days.setSpacing(metrics.space(2))
        days.addWidget(self._first)
        days.addWidget(make_label(self.tr("to"), wrap=False))
        days.addWidget(self._last)
        days.addStretch(1)
        parts = QGridLayout()
        parts.setHorizontalSpacing(metrics.space(4))
        parts.setVerticalSpacing(0)
        rows = -(-len(self._boxes) // _COLUMNS)
        for number, box in enumerate(self._boxes.values()):
            parts.addWidget(box, number % rows, number // rows)
        column.addWidget(
            make_label(
                self.tr(
                    "A PDF to read in peace, or to take to someone who helps you. It is written to this machine and "
                    "nowhere else."
                ),
                "muted",
            )
        )
        for heading, part in (
            (self.tr("Days"), self._presets),
            ("", days),
            (self.tr("Parts"), parts),
            ("", self._private),
            ("", self._counts),
            (self.tr("Names to leave out"), self._hidden),
        ):
            if heading:
                column.addWidget(make_label(heading, "heading"))
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addWidget(
            make_label(
                self.tr("Wherever one of these stands, “[name]” is put instead. The list is kept for the next time."),
                "caption",
            )
        )
        column.addWidget(make_label(self.tr("Name on the first page"), "heading"))
        column.addWidget(self._name)
        column.addStretch(1)

    def _connect(self) -> None:
        self._presets.selection_changed.connect(self._on_preset)
        for field in (self._first, self._last):
            field.dateChanged.connect(self._on_day_changed)
        for box in (*self._boxes.values(), self._private):
            box.toggled.connect(self.changed)

    def _date_field(self, object_name: str, name: str) -> QDateEdit:
        field = QDateEdit()
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setDisplayFormat(day_format())
        field.setMaximumDate(_qdate(self._today + timedelta(days=1)))
        return field

    def _set_span(self, preset: str) -> None:
        first = (self._first_day or self._today) if preset == _ALL else self._today - timedelta(days=int(preset) - 1)
        for field, day in ((self._first, min(first, self._today)), (self._last, self._today)):
            with QSignalBlocker(field):
                field.setDate(_qdate(day))

    def _on_preset(self, chosen: tuple[str, ...]) -> None:
        if chosen:
            self._set_span(chosen[0])
            self.changed.emit()

    def _on_day_changed(self) -> None:
        self._presets.set_selection(())
        self.changed.emit()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date_of(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())

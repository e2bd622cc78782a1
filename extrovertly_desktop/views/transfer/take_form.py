"""What is to be taken out: as what, of which days, with private entries or without, and where to."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QDir, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from extrovertly_desktop.adapters.local_dates import day_format
from extrovertly_desktop.services.transfer.values import ExportFormat, ExportRequest
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

CALENDAR, REPORT = "ics", "pdf"
_MONTHS = 91


@dataclass(frozen=True, slots=True)
class _Choice:
    """A format on offer: what can be said about it besides where it goes."""

    known: ExportFormat
    has_days: bool
    has_private: bool


class TakeForm(QWidget):
    """A format each with a sentence, days, private entries, and the place.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("take_form")
        self._choices = {choice.known.slug: choice for choice in self._offered()}
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self._today = context.vault.days.today()
        self._some_days = QCheckBox(self.tr("Only some days"))
        self._some_days.setObjectName("take_some_days")
        self._first = self._date_field("take_first", self.tr("First day"), self._today - timedelta(days=_MONTHS))
        self._last = self._date_field("take_last", self.tr("Last day"), self._today)
        self._to = make_label(self.tr("to"), wrap=False)
        WheelGuard(self).guard(self._first, self._last)
        self._private = QCheckBox(self.tr("Private entries and their photos too"))
        self._private.setObjectName("take_private")
        self._path = QLineEdit()
        self._path.setObjectName("take_path")
        self._path.setAccessibleName(self.tr("Where it goes"))
        self._choose = make_button(self.tr("Choose…"), "take_choose_path")
        self._place = QWidget()
        self._stem = f"extrovertly-{self._today.isoformat()}"
        self._build()
        self._connect()
        self._radios[next(iter(self._choices))].setChecked(True)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._path.setText(str(Path(folder or QDir.homePath()) / self._stem) + self.chosen().ending)
        self._arrange()

    def chosen(self) -> ExportFormat:
        """Return the format that is chosen."""
        return self._choice().known

    def request(self, *, overwrite: bool) -> ExportRequest:
        """Return what is wanted."""
        choice = self._choice()
        has_days = choice.has_days and self._some_days.isChecked()
        return ExportRequest(
            slug=choice.known.slug,
            path=Path(self._path.text().strip()),
            first=_date_of(self._first) if has_days else None,
            last=_date_of(self._last) if has_days else None,
            private=choice.has_private and self._private.isChecked(),
            overwrite=overwrite,
        )

    def field(self, name: str | None) -> QWidget | None:
        """Return the field that a refusal is about."""
        return {"first": self._first, "path": self._path}.get(name or "")

    def focus_start(self) -> None:
        """Put the keyboard on the formats."""
        self._radios[self.chosen().slug].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered(self) -> list[_Choice]:
        calendar = ExportFormat(
            CALENDAR, self.tr("Calendar"), ".ics", is_whole=False, about=self.tr("Your events, for calendar programs.")
        )
        report = ExportFormat(
            REPORT,
            self.tr("Report on paper (PDF)"),
            ".pdf",
            is_whole=False,
            about=self.tr("Pages to read, or to take to someone who helps you. You choose what is in it next."),
        )
        formats = self._context.vault.transfer_export.formats()
        return [
            *(_Choice(known, has_days=not known.is_whole, has_private=not known.is_whole) for known in formats),
            _Choice(calendar, has_days=False, has_private=False),
            _Choice(report, has_days=False, has_private=False),
        ]

    def _choice(self) -> _Choice:
        return next(choice for slug, choice in self._choices.items() if self._radios[slug].isChecked())

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.space(2), 0)
        column.setSpacing(metrics.space(1))
        for slug, choice in self._choices.items():
            radio = QRadioButton(choice.known.title)
            radio.setObjectName(f"take_format_{slug}")
            radio.setAccessibleDescription(choice.known.about)
            self._group.addButton(radio)
            self._radios[slug] = radio
            about = make_label(choice.known.about, "caption")
            about.setContentsMargins(metrics.em(2), 0, 0, metrics.space(1))
            column.addWidget(radio)
            column.addWidget(about)
        column.addSpacing(metrics.space(2))
        days = QHBoxLayout()
        days.setSpacing(metrics.space(2))
        for part in (self._some_days, self._first, self._to, self._last):
            days.addWidget(part)
        days.addStretch(1)
        column.addLayout(days)
        column.addWidget(self._private)
        place = QHBoxLayout(self._place)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(metrics.space(2))
        label = make_label(self.tr("Where"), wrap=False)
        label.setBuddy(self._path)
        place.addWidget(label)
        place.addWidget(self._path, 1)
        place.addWidget(self._choose)
        column.addSpacing(metrics.space(2))
        column.addWidget(self._place)
        column.addStretch(1)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_format_chosen)
        self._some_days.toggled.connect(self._arrange)
        self._choose.clicked.connect(self._ask_path)
        for signal in (self._path.textEdited, self._first.dateChanged, self._last.dateChanged, self._private.toggled):
            signal.connect(self.changed)

    def _date_field(self, object_name: str, name: str, day: date) -> QDateEdit:
        field = QDateEdit()
        field.setObjectName(object_name)
        field.setAccessibleName(name)
        field.setDisplayFormat(day_format())
        field.setDate(QDate(day.year, day.month, day.day))
        return field

    def _on_format_chosen(self) -> None:
        """Give the place the ending of the format; a name that the person chose stays."""
        path = Path(self._path.text().strip())
        endings = {choice.known.ending for choice in self._choices.values()}
        stem = path.stem if path.suffix in endings else path.name
        self._path.setText(str(path.with_name(f"{stem or self._stem}{self.chosen().ending}")))
        self._arrange()

    def _arrange(self) -> None:
        choice = self._choice()
        self._some_days.setVisible(choice.has_days)
        for part in (self._first, self._to, self._last):
            part.setVisible(choice.has_days and self._some_days.isChecked())
        self._private.setVisible(choice.has_private)
        self._place.setVisible(choice.known.slug != REPORT)
        self.changed.emit()

    def _ask_path(self) -> None:
        known = self.chosen()
        dialog = QFileDialog(self, self.tr("Where it goes"), str(Path(self._path.text()).parent))
        dialog.setObjectName("take_path_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Asked here, in place, whether a file that is there may go.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(known.ending.removeprefix("."))
        dialog.selectFile(Path(self._path.text()).name)
        dialog.fileSelected.connect(self._on_path_chosen)
        dialog.open()

    def _on_path_chosen(self, path: str) -> None:
        self._path.setText(path)
        self.changed.emit()


def _date_of(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())

"""A look into one backup beside the vault as it is, and the question whether to go back to it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.services.restore import Comparison
from extrovertly_desktop.views.backups.words import day_words, table_words
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class LookPage(QWidget):
    """Shows the counts of a backup and of the vault side by side; asks for a passphrase where one is needed.

    Signals:
        passphrase_given: what the person typed.
    """

    passphrase_given = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._heading = make_label("", "heading")
        self._heading.setObjectName("look_heading")
        self._sentence = make_label("")
        self._sentence.setObjectName("look_sentence")
        self._table = Card(context.theme, object_name="look_table")
        self._grid = QGridLayout()
        self._locked = QWidget()
        self._passphrase = QLineEdit()
        self._unlock = make_button(self.tr("Look inside"), "look_unlock")
        self._build()
        self._unlock.clicked.connect(self._give)
        self._passphrase.returnPressed.connect(self._give)

    @property
    def passphrase_field(self) -> QLineEdit:
        """Where a passphrase is typed."""
        return self._passphrase

    def show_reading(self, name: str) -> None:
        """Say that a backup is being read."""
        self._heading.setText(name)
        self._sentence.setText(self.tr("Reading it…"))
        self._table.hide()
        self._locked.hide()

    def ask_passphrase(self) -> None:
        """Ask for the passphrase that the backup was made under."""
        self._sentence.setText(
            self.tr("It was made under another passphrase than your vault has now. Please type that one.")
        )
        self._locked.show()
        self._passphrase.selectAll()
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_comparison(self, seen: Comparison) -> None:
        """Show what differs."""
        self._locked.hide()
        self._passphrase.clear()
        self._sentence.setText(
            self.tr("It holds the same as your vault, as far as can be counted.")
            if seen.backup == seen.vault
            else self.tr("This is how it differs from your vault as it is now.")
        )
        self._clear()
        locale = QLocale()
        self._row(0, "", self.tr("In the backup"), self.tr("Now"), role_of_heading=True)
        tables = [table for table in seen.vault.counts if seen.vault.counts[table] or seen.backup.counts.get(table)]
        for place, table in enumerate(tables, start=1):
            then, now = seen.backup.counts.get(table, 0), seen.vault.counts[table]
            self._row(place, table_words(table), locale.toString(then), locale.toString(now))
        newest = (day_words(seen.backup.newest_day), day_words(seen.vault.newest_day))
        self._row(len(tables) + 1, self.tr("Newest day written about"), *newest)
        self._table.show()

    def _give(self) -> None:
        if self._passphrase.text():
            self.passphrase_given.emit(self._passphrase.text())

    def _build(self) -> None:
        metrics = self._context.theme.metrics
        self._grid.setHorizontalSpacing(metrics.space(6))
        self._grid.setVerticalSpacing(metrics.space(2))
        self._grid.setColumnStretch(0, 1)
        self._table.body.addLayout(self._grid)
        self._passphrase.setObjectName("look_passphrase")
        self._passphrase.setAccessibleName(self.tr("Passphrase of the backup"))
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._unlock.setAutoDefault(False)
        row = QHBoxLayout(self._locked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.space(2))
        row.addWidget(self._passphrase, 1)
        row.addWidget(self._unlock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.space(3))
        for part in (self._heading, self._sentence, self._locked, self._table):
            column.addWidget(part)
        column.addWidget(
            make_label(
                self.tr(
                    "If you go back to it, your vault as it is now is backed up first, so you can return. Your "
                    "passphrase stays the one you have now."
                ),
                "muted",
            )
        )
        column.addStretch(1)

    def _row(self, place: int, name: str, then: str, now: str, *, role_of_heading: bool = False) -> None:
        for column, text in enumerate((name, then, now)):
            label = make_label(text, "caption" if role_of_heading else "body", wrap=column == 0)
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, place, column)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            label = item.widget()
            if isinstance(label, QLabel):
                label.hide()
                label.deleteLater()

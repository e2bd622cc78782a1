"""Pages of help: what they have in common, and what this application is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from extrovertly_desktop import __version__
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.properties import make_button, make_label


class HelpDialog(QDialog):
    """A page of help: a title, what the page adds to `column`, and a way to close it."""

    def __init__(self, theme: ThemeManager, title: str, object_name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(object_name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.space = theme.metrics.space
        self.column = QVBoxLayout(self)
        margin = self.space(6)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(self.space(3))
        self.column.addWidget(make_label(title, "title"))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all of it needs at this width; words that wrap tell their height only by then."""
        super().showEvent(event)
        height = self.column.totalHeightForWidth(self.width()) if self.column.hasHeightForWidth() else 0
        if height > self.height():
            self.resize(self.width(), height)

    def add_close(self, object_name: str, *beside: QWidget) -> None:
        """End the page with a row of buttons: those given, and the one that closes it."""
        close = make_button(self.tr("Close"), object_name)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in beside:
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        self.column.addLayout(row)


class AboutDialog(HelpDialog):
    """Says what this is, what it is not, and where the person's file is."""

    def __init__(self, theme: ThemeManager, vault: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("About Extrovertly"), "about_dialog", parent)
        self.setMinimumWidth(self.space(130))
        self.column.addWidget(make_label(self.tr("Version {version}").format(version=__version__), "muted"))
        self.column.addWidget(
            make_label(
                self.tr(
                    "A companion for practising ease with other people. It is a program for self-help and takes no "
                    "doctor's or therapist's place. It opens no network connection."
                )
            )
        )
        if vault is not None:
            place = make_label(self.tr("Everything you wrote is in this file:\n{path}").format(path=vault))
            place.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.column.addWidget(place)
        self.column.addWidget(
            make_label(
                self.tr("MIT licence. Fonts: Inter and a subset of Noto Color Emoji, SIL Open Font License."),
                "caption",
            )
        )
        licences = make_button(self.tr("Licences…"), "about_licences", variant="quiet")
        licences.clicked.connect(self._show_licences)
        self.add_close("about_close", licences)

    def _show_licences(self) -> None:
        # Read only now: dozens of files that hardly anybody asks for.
        from extrovertly_desktop.licences import licensed_parts  # noqa: PLC0415
        from extrovertly_desktop.resource_files import resources_dir  # noqa: PLC0415
        from extrovertly_desktop.views.dialogs.licences_dialog import LicencesDialog  # noqa: PLC0415

        LicencesDialog(self._theme, licensed_parts(resources_dir()), self).open()

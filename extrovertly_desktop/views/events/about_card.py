"""What is known of an event: description, facts, company, picture, link."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from extrovertly_desktop.views.events.event_sheet import EventSheet
from extrovertly_desktop.views.events.words import (
    category_title,
    comfort_title,
    number,
    places_words,
    price_words,
    social_lines,
)
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.properties import make_button, make_label

_HIGHEST_EM = 20


class _Picture(QLabel):
    """A picture that keeps its shape and is never drawn larger than it is."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._content: bytes | None = None
        self._whole = QPixmap()
        self.setObjectName("event_picture")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    def show_picture(self, content: bytes | None, name: str) -> None:
        """Show a picture file, or nothing."""
        self.setAccessibleName(name)
        if content != self._content:
            self._content = content
            self._whole = QPixmap()
            if content is not None:
                self._whole.loadFromData(content)
            self._fit()
        self.setVisible(not self._whole.isNull())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        if self._whole.isNull():
            self.clear()
            return
        width = min(self._whole.width(), max(1, self.width()))
        height = min(self._whole.height(), self._theme.metrics.em(_HIGHEST_EM))
        smooth = Qt.TransformationMode.SmoothTransformation
        fitted = self._whole.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        self.setPixmap(fitted)
        self.setFixedHeight(fitted.height())


class AboutCard(Card):
    """Reads everything out that the event came with. A link is shown and can be copied; nothing follows it.

    Signals:
        link_copied: the link that is to go to the clipboard.
    """

    link_copied = Signal(str)

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, object_name="event_about", parent=parent)
        self.set_title(self.tr("About it"))
        self._picture = _Picture(theme)
        self._description = make_label("", "body")
        self._description.setObjectName("event_description")
        self._facts = QVBoxLayout()
        self._shown: tuple[str, ...] = ()
        self._link = make_label("", "muted")
        self._link.setObjectName("event_link")
        self._copy = make_button(self.tr("Copy link"), "event_copy_link", variant="quiet")
        self._link_row = QWidget()
        for label in (self._description, self._link):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self._copy.clicked.connect(lambda: self.link_copied.emit(self._link.text()))
        theme.theme_changed.connect(self._lay_out)

    def show_sheet(self, sheet: EventSheet) -> None:
        """Show an event."""
        event = sheet.event
        self._picture.show_picture(sheet.picture, self.tr("Picture of {title}").format(title=event.title))
        description = event.description.strip()
        self._description.setText(description)
        self._description.setVisible(bool(description))
        lines = tuple(self._lines(sheet))
        if lines != self._shown:
            self._shown = lines
            self._fill(lines)
        link = "" if event.has_picture or not event.image_url else event.image_url
        self._link.setText(link)
        self._link_row.setVisible(bool(link))

    def _build(self) -> None:
        self.add(self._picture)
        self.add(self._description)
        self.body.addLayout(self._facts)
        row = QHBoxLayout(self._link_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._link, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self._link_row)
        self._picture.hide()
        self._lay_out()

    def _lines(self, sheet: EventSheet) -> Iterator[str]:
        event = sheet.event
        yield self.tr("Kind: {category} · {comfort}").format(
            category=category_title(event.category), comfort=comfort_title(event)
        )
        if price := price_words(event):
            yield price
        if event.max_attendees is not None:
            left = "" if sheet.card.is_over else places_words(sheet.card)
            words = self.tr("Places: {count} in all, {left}") if left else self.tr("Places: {count} in all")
            yield words.format(count=number(event.max_attendees), left=left[:1].lower() + left[1:])
        if event.organizer_name:
            yield self.tr("Organised by {name}").format(name=event.organizer_name)
        yield from social_lines(event)
        if event.tags:
            yield self.tr("Tags: {tags}").format(tags=" · ".join(event.tags))

    def _fill(self, lines: tuple[str, ...]) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._facts.addWidget(make_label(line, "muted"))

    def _lay_out(self) -> None:
        self._facts.setSpacing(self._theme.metrics.space(1))

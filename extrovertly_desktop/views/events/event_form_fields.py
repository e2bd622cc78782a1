"""The fields of an event in its form."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import ComfortLevel, EventDraft
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.events.event_form_picture import EventPictureField
from extrovertly_desktop.views.events.event_form_social import SocialContextField
from extrovertly_desktop.views.events.event_form_when import EventWhenField
from extrovertly_desktop.views.events.words import category_title, comfort_words
from extrovertly_desktop.views.missions.more_section import MoreSection
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.tag_edit import TagEdit
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard

_MORE = ("price", "max_attendees", "organizer_name", "social_context", "tags", "image_url")
_PREFIX = "event_edit"


class EventFields(QWidget):
    """What, when and where stands open, then what it asks of a person; the rest unfolds.

    What is shown goes in and out as a dictionary by field of `EventDraft`, with price and places as they were typed,
    and with `picture` (a file's bytes) and `called_off`.

    Args:
        context: what every part of a tab is given.

    Attributes:
        main, beside: what goes into the two columns of a form.

    Signals:
        answered: something was chosen that a sentence about what was missing may have been about.
    """

    answered = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        theme = self._theme = context.theme
        self._is_guess = False
        self._organiser: tuple[str | None, str | None] = (None, None)
        self._title = self._line("title", self.tr("What is it?"), self.tr("For example: board games at the library"))
        self._when = EventWhenField(theme, _PREFIX)
        self._location = self._line("location", self.tr("Where?"))
        self._description = TextField(
            theme,
            self.tr("What is worth knowing?"),
            f"{_PREFIX}_description",
            hint=self.tr("What happens there, how to get there, whom to ask for"),
            lines=4,
        )
        self._comfort = ChipRow(
            theme,
            self.tr("How much does it ask of you?"),
            f"{_PREFIX}_comfort",
            tuple((str(level), words) for level, words in comfort_words().items()),
            single=True,
            keep_one=True,
        )
        self._comfort_hint = make_label("", "caption")
        self._comfort_hint.setObjectName(f"{_PREFIX}_comfort_hint")
        self._category = QComboBox()
        self._picture = EventPictureField(context, f"{_PREFIX}_picture")
        self._more = MoreSection(theme, self.tr("More about it"), f"{_PREFIX}_more")
        self._price = self._line("price", self.tr("What does it cost?"), self.tr("Empty if it is free"))
        self._places = self._line(
            "places", self.tr("How many places are there?"), self.tr("Empty if there is no limit")
        )
        self._organizer = self._line("organizer", self.tr("Who organises it?"))
        self._social = SocialContextField(theme, _PREFIX)
        self._tags = TagEdit(theme, self.tr("Tags"), f"{_PREFIX}_tags")
        self._link = self._line("link", self.tr("A link to a picture"), self.tr("https://… It is kept, never opened"))
        self._called_off = QCheckBox(self.tr("It was called off"))
        holds(self._description, limits.ENTRY)
        holds(self._link, limits.LINK)
        self.main, self.beside = self._build()
        self._comfort.selection_changed.connect(self._on_comfort_chosen)
        self._more.unfolded.connect(lambda: self._price.setFocus(Qt.FocusReason.OtherFocusReason))

    def set_categories(self, categories: Sequence[str]) -> None:
        """Offer these categories."""
        self._category.clear()
        for category in categories:
            self._category.addItem(category_title(category), category)

    def offer_calling_off(self, offered: bool) -> None:
        """Show whether it was called off; a new event has no use for that."""
        self._called_off.setVisible(offered)

    def values(self) -> dict[str, Any]:
        """Return what is written."""
        level = self._comfort.selection()
        organiser = self._organizer.text()
        self._tags.commit_pending()
        return {
            **self._when.values(),
            "title": self._title.text(),
            "description": self._description.toPlainText(),
            "category": self._chosen_category(),
            "comfort_level": level[0] if level else None,
            "comfort_is_guess": self._is_guess,
            "price": self._price.text().strip(),
            "location": self._location.text(),
            "max_attendees": self._places.text().strip(),
            # Whoever is named anew is not that person among the people of the vault.
            "organizer_id": self._organiser[0] if organiser == (self._organiser[1] or "") else None,
            "organizer_name": organiser,
            "social_context": self._social.context(),
            "tags": self._tags.tags(),
            "image_url": self._link.text(),
            "picture": self._picture.picture(),
            "called_off": self._called_off.isChecked(),
        }

    def show_values(self, values: dict[str, Any]) -> None:
        """Show what `values` tells."""
        self._when.show_values(values)
        self._title.setText(values["title"])
        self._description.setPlainText(values["description"] or "")
        known = self._category.findData(values["category"])
        if known >= 0:
            self._category.setCurrentIndex(known)
        else:
            self._category.setEditText(values["category"])
        level = values["comfort_level"]
        self._comfort.set_selection(() if level is None else (str(level),))
        self._is_guess = values["comfort_is_guess"]
        self._price.setText(values["price"])
        self._location.setText(values["location"] or "")
        self._places.setText(values["max_attendees"])
        self._organiser = (values["organizer_id"], values["organizer_name"])
        self._organizer.setText(values["organizer_name"] or "")
        self._social.show_context(values["social_context"])
        self._tags.set_tags(values["tags"])
        self._link.setText(values["image_url"] or "")
        self._picture.set_picture(values["picture"])
        self._called_off.setChecked(values["called_off"])
        self._more.set_unfolded(any(values[name] for name in _MORE))
        self._tell_comfort()

    def draft(self) -> EventDraft:
        """Return what is written, checked.

        Raises:
            UserError: if something is missing or cannot be used.
        """
        values = {name: value for name, value in self.values().items() if name in EventDraft.model_fields}
        if not values["title"].strip():
            raise UserError(self.tr("It needs a name first, so that you find it again."), field="title")
        if values["comfort_level"] is None:
            raise UserError(self.tr("Please choose how much it asks of you; a guess is fine."), field="comfort_level")
        if not values["category"]:
            raise UserError(self.tr("Please pick a category, or type one of your own."), field="category")
        values["price"] = _price_of(values["price"])
        values["max_attendees"] = _places_of(values["max_attendees"])
        return EventDraft.of(**values)

    def widget_of(self, field: str | None) -> QWidget | None:
        """Return the widget of a field of `EventDraft`, unfolded."""
        if field in _MORE:
            self._more.set_unfolded(True)
        widgets: dict[str, QWidget] = {
            "title": self._title,
            "description": self._description,
            "location": self._location,
            "category": self._category,
            "comfort_level": self._comfort,
            "price": self._price,
            "max_attendees": self._places,
            "organizer_name": self._organizer,
            "social_context": self._social,
            "tags": self._tags,
            "image_url": self._link,
        }
        return self._when.widget_of(field) or widgets.get(field or "")

    def focus_first(self) -> None:
        """Put the keyboard where a new event begins: on its name."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def _build(self) -> tuple[tuple[QWidget, ...], tuple[QWidget, ...]]:
        self._category.setObjectName(f"{_PREFIX}_category")
        self._category.setAccessibleName(self.tr("Category"))
        self._category.setEditable(True)
        self._category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        WheelGuard(self._category).guard(self._category)
        self._called_off.setObjectName(f"{_PREFIX}_called_off")
        self._called_off.setAccessibleName(self._called_off.text())
        what = Card(self._theme, object_name=f"{_PREFIX}_what")
        self._ask(what.body, self._title.accessibleName(), self._title)
        self._ask(what.body, self.tr("When?"), self._when)
        self._ask(what.body, self._location.accessibleName(), self._location)
        self._ask(what.body, self._description.accessibleName(), self._description)
        for field in (self._price, self._places, self._organizer):
            self._ask(self._more.body, field.accessibleName(), field)
        self._more.body.addWidget(self._social)
        self._ask(self._more.body, self._tags.accessibleName() or self.tr("Tags"), self._tags)
        self._ask(self._more.body, self._link.accessibleName(), self._link)
        what.add(self._more)
        asks = Card(self._theme, object_name=f"{_PREFIX}_asks")
        self._ask(asks.body, self._comfort.accessibleName(), self._comfort)
        asks.add(self._comfort_hint)
        self._ask(asks.body, self._category.accessibleName(), self._category)
        asks.add(self._called_off)
        seen = Card(self._theme, self.tr("Picture"), object_name=f"{_PREFIX}_seen")
        seen.add(self._picture)
        for card in (what, asks):
            card.body.setSpacing(self._theme.metrics.space(4))
        return (what,), (asks, seen)

    def _ask(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        inner = QVBoxLayout()
        inner.setSpacing(self._theme.metrics.space(2))
        label = make_label(text)
        label.setBuddy(field)
        inner.addWidget(label)
        inner.addWidget(field)
        column.addLayout(inner)

    def _line(self, name: str, asked: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"{_PREFIX}_{name}")
        line.setAccessibleName(asked)
        line.setPlaceholderText(hint)
        return line

    def _chosen_category(self) -> str:
        typed = " ".join(self._category.currentText().split())
        place = self._category.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self._category.itemData(place)) if place >= 0 else typed

    def _on_comfort_chosen(self) -> None:
        self._is_guess = False
        self._tell_comfort()
        self.answered.emit()

    def _tell_comfort(self) -> None:
        chosen = self._comfort.selection()
        words = _comfort_hints()[ComfortLevel(chosen[0])] if chosen else ""
        if chosen and self._is_guess:
            words = self.tr("This is a guess from the calendar it came with. Choose one to make it yours.")
        self._comfort_hint.setText(words)
        self._comfort_hint.setVisible(bool(words))


def _comfort_hints() -> dict[ComfortLevel, str]:
    return {
        ComfortLevel.LOW: QCoreApplication.translate("EventFields", "Few people, or easy to stay at the edge of it."),
        ComfortLevel.MEDIUM: QCoreApplication.translate("EventFields", "New people and some talking."),
        ComfortLevel.HIGH: QCoreApplication.translate("EventFields", "Many people, or eyes on you."),
    }


def shown_price(price: float) -> str:
    """Return a price as one types it; empty when it costs nothing."""
    if not price:
        return ""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(price, "f", 0 if price == int(price) else 2)


def _price_of(typed: str) -> float:
    if not typed:
        return 0.0
    for text in (typed, typed.replace(",", ".")):
        for locale in (QLocale(), QLocale.c()):
            price, is_number = locale.toDouble(text)
            if is_number:
                return price
    words = QCoreApplication.translate("EventFields", "The price must be a number, such as 5 or 12.50.")
    raise UserError(words, field="price")


def _places_of(typed: str) -> int | None:
    if not typed:
        return None
    places, is_number = QLocale().toInt(typed)
    if not is_number:
        words = QCoreApplication.translate("EventFields", "The number of places must be a whole number, such as 12.")
        raise UserError(words, field="max_attendees")
    return places

"""The fields of the profile, in four cards."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.own_profile import OwnProfile
from extrovertly_desktop.views.profile.birthday_field import BirthdayField
from extrovertly_desktop.views.profile.comfort_rows import ComfortRows
from extrovertly_desktop.views.theme.manager import ThemeManager
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.properties import make_label
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.tag_edit import TagEdit

_BIO_LINES = 4


class ProfileForm:
    """Puts the cards on a page, and reads and shows what stands in them.

    Args:
        theme: the theme in force.
        page: where they go.
        picture: the field of the picture, which stands above the names.
    """

    def __init__(self, theme: ThemeManager, page: Page, picture: QWidget) -> None:
        self._theme, self._page = theme, page
        self._names: dict[str, QLineEdit] = {}
        for name, most in (
            ("first_name", limits.NAME),
            ("last_name", limits.LAST_NAME),
            ("username", limits.USER_NAME),
            ("email", limits.EMAIL),
        ):
            line = self._names[name] = QLineEdit()
            line.setObjectName(f"profile_{name}")
            holds(line, most)
        self._birthday = BirthdayField("profile_date_of_birth")
        self._bio = QPlainTextEdit()
        self._bio.setObjectName("profile_bio")
        self._bio.setTabChangesFocus(True)
        tr = page.tr
        self._goals = self._tags("social_goals", tr("Such as: phone calls"))
        self._interests = self._tags("interests", tr("Such as: chess"))
        self._contexts = self._tags("social_contexts", tr("Such as: work, the choir"))
        self._comfort = ComfortRows(theme, "profile_comfort")
        self._build(picture)

    def values(self) -> dict[str, Any]:
        """Return what is typed, by the names of `OwnProfile`.

        Raises:
            UserError: if the date of birth cannot be read.
        """
        return {
            **self._typed(),
            "date_of_birth": self._birthday.day(),
            "comfort": self._comfort.ratings(),
        }

    def state(self) -> object:
        """Return what stands in the fields, to be compared with what stood there."""
        return {**self._typed(), "birthday": self._birthday.text(), "comfort": self._comfort.ratings()}

    def show_profile(self, profile: OwnProfile) -> None:
        """Show a profile."""
        for name, line in self._names.items():
            line.setText(getattr(profile, name) or "")
        self._birthday.set_day(profile.date_of_birth)
        self._bio.setPlainText(profile.bio or "")
        self._goals.set_tags(profile.social_goals)
        self._interests.set_tags(profile.interests)
        self._contexts.set_tags(profile.social_contexts)
        self._comfort.set_ratings(profile.comfort)

    def field(self, name: str | None) -> QWidget | None:
        """Return the field that a complaint is about."""
        others: dict[str, QWidget] = {
            "date_of_birth": self._birthday,
            "bio": self._bio,
            "social_goals": self._goals,
            "interests": self._interests,
            "social_contexts": self._contexts,
        }
        return {**others, **self._names}.get(name or "")

    def focus_start(self) -> None:
        """Put the keyboard on the name."""
        self._names["first_name"].setFocus()

    def _typed(self) -> dict[str, Any]:
        for tags in (self._goals, self._interests, self._contexts):
            tags.commit_pending()
        return {
            **{name: line.text() for name, line in self._names.items()},
            "bio": self._bio.toPlainText(),
            "social_goals": self._goals.tags(),
            "interests": self._interests.tags(),
            "social_contexts": self._contexts.tags(),
        }

    def _build(self, picture: QWidget) -> None:
        tr = self._page.tr
        you = Card(self._theme, tr("You"), object_name="profile_you")
        you.add(picture)
        for field, words, hint in (
            (self._names["first_name"], tr("What you are called"), ""),
            (self._names["last_name"], tr("Last name"), ""),
            (self._names["username"], tr("User name"), tr("For exports to programs that ask for one.")),
            (self._names["email"], tr("E-mail"), tr("Nothing is ever sent to it; it stays in your vault.")),
            (self._birthday, tr("Date of birth"), ""),
        ):
            self._add(you, field, words, hint)
        about = Card(self._theme, tr("About you"), object_name="profile_about")
        lines = self._bio.fontMetrics().lineSpacing() * _BIO_LINES
        self._bio.setFixedHeight(lines + 2 * self._theme.metrics.space(3))
        self._add(about, self._bio, tr("In your own words"))
        self._add(about, self._interests, tr("What you like to do"))
        self._add(about, self._contexts, tr("Where you meet people"))
        goals = Card(self._theme, tr("What you would like to become easier"), object_name="profile_goals")
        self._goals.findChildren(QLineEdit)[0].setAccessibleName(tr("What you would like to become easier"))
        goals.add(self._goals)
        ease = Card(self._theme, tr("How at ease you are"), object_name="profile_ease")
        ease.add(
            make_label(
                tr(
                    "It helps to choose where to begin: a kind of step you are uneasy with is expected to be harder. "
                    "What you find out by trying soon counts for more."
                ),
                "muted",
            )
        )
        ease.add(self._comfort)
        for card in (you, about, goals, ease):
            self._page.add(card)
        self._page.add_stretch()

    def _add(self, card: Card, field: QWidget, words: str, hint: str = "") -> None:
        label = make_label(words)
        label.setBuddy(field)
        line = field.findChild(QLineEdit) if isinstance(field, TagEdit) else None
        (line or field).setAccessibleName(words)
        pair = QVBoxLayout()
        pair.setSpacing(self._theme.metrics.space(1))
        pair.addWidget(label)
        pair.addWidget(field)
        if hint:
            pair.addWidget(make_label(hint, "caption"))
        card.body.addLayout(pair)

    def _tags(self, name: str, example: str) -> TagEdit:
        tags = TagEdit(self._theme, name, f"profile_{name}")
        line = tags.findChild(QLineEdit)
        if line is not None:
            line.setPlaceholderText(example)
        return tags

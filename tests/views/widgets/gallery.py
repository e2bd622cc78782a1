"""All widgets of the kit in one window, for looking at.

QT_QPA_PLATFORM=offscreen python -m tests.views.widgets.gallery FOLDER
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QWidget,
)

from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.calendars import dress_calendar, make_date_time_edit
from extrovertly_desktop.views.widgets.card import Card
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.empty_state import EmptyState
from extrovertly_desktop.views.widgets.flow_layout import FlowLayout
from extrovertly_desktop.views.widgets.inline_error import InlineError
from extrovertly_desktop.views.widgets.mood_picker import MoodPicker
from extrovertly_desktop.views.widgets.page import Page
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate
from extrovertly_desktop.views.widgets.properties import ButtonVariant, make_button, make_label
from extrovertly_desktop.views.widgets.rating_row import RatingRow
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider
from extrovertly_desktop.views.widgets.tag_edit import TagEdit
from extrovertly_desktop.views.widgets.toast import Toast


@dataclass(frozen=True, slots=True)
class SampleMood:
    """A mood as content packs have them."""

    slug: str
    title: str
    valence: float
    energy: float


SAMPLE_MOODS = (
    SampleMood("excited", "Excited", 0.85, 0.9),
    SampleMood("proud", "Proud", 0.8, 0.4),
    SampleMood("confident", "Confident", 0.7, 0.3),
    SampleMood("calm", "Calm", 0.6, -0.6),
    SampleMood("content", "Content", 0.5, -0.2),
    SampleMood("hopeful", "Hopeful", 0.4, 0.2),
    SampleMood("okay", "Okay", 0.0, 0.0),
    SampleMood("thoughtful", "Thoughtful", 0.1, -0.3),
    SampleMood("tired", "Tired", -0.25, -0.8),
    SampleMood("nervous", "Nervous", -0.45, 0.6),
    SampleMood("lonely", "Lonely", -0.6, -0.4),
    SampleMood("irritated", "Irritated", -0.5, 0.5),
    SampleMood("sad", "Sad", -0.75, -0.5),
    SampleMood("overwhelmed", "Overwhelmed", -0.9, 0.8),
)

SAMPLE_CARDS = (
    CardContent(
        "Ask a stranger the way",
        "Walk up to someone who is not in a hurry, ask how to get to the station, and listen to the whole answer "
        "before you thank them. It counts as done when you have asked, whatever they say or do.",
        "5 minutes",
        ("conversation", "beginner", "10 points"),
        icon="map-marker-question-outline",
    ),
    CardContent("Lunch with the team", "They laughed at my story. Not at me.", "Tuesday", ("work",), face=(0.7, 0.3)),
    CardContent("A hard evening", "", "12 March", (), face=(-0.9, 0.8), muted=True),
)


class SampleDelegate(PaintedCardDelegate):
    """Shows the sample cards by row."""

    def card(self, index: Index) -> CardContent:
        """Return the sample of that row."""
        return SAMPLE_CARDS[index.row() % len(SAMPLE_CARDS)]


class Gallery(QTabWidget):
    """Two tabs: the kit's own widgets, and Qt's in the kit's clothes."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setDocumentMode(True)
        self.addTab(self._kit(), theme.icon("weather-sunset-up", "text_muted"), "Today")
        self.addTab(self._lists(), theme.icon("notebook-outline", "text_muted"), "Lists")
        self.addTab(self._fields(), theme.icon("form-textbox", "text_muted"), "Fields")
        self.toast = Toast(theme, self)

    def _kit(self) -> QWidget:
        theme, page = self._theme, Page(self._theme, "Good evening, Sam", object_name="gallery_kit")
        check_in = Card(theme, "How are you right now?", object_name="check_in_card")
        self.picker = MoodPicker(theme, SAMPLE_MOODS)
        self.picker.set_mood("calm")
        check_in.add(self.picker)
        self.slider = ScaleSlider(
            theme,
            "How anxious do you expect to be, at the peak?",
            "suds",
            anchors=("not at all", "so-so", "as much as ever"),
        )
        self.set_slider = ScaleSlider(
            theme, "How likely is it?", "likely", suffix=" %", anchors=("no chance", "certain")
        )
        self.set_slider.set_value(70)
        self.rating = RatingRow(theme, "How hard was it?", "difficulty", low="easy", high="very hard")
        self.rating.set_rating(3)
        for widget in (self.slider, self.set_slider, make_label("How hard was it?"), self.rating):
            check_in.add(widget)
        page.add(check_in)
        self.error = InlineError(theme, "gallery_error")
        page.add(self.error)
        host = QWidget()
        row = FlowLayout(host, spacing=theme.metrics.space(2))
        for variant, words in (
            ("primary", "Plan this mission"),
            ("plain", "Not today"),
            ("quiet", "Why this one?"),
            ("danger", "Delete"),
        ):
            name: ButtonVariant = variant  # type: ignore[assignment]
            row.addWidget(make_button(words, f"gallery_{variant}", variant=name, theme=theme, icon="heart-outline"))
        disabled = make_button("Save", "gallery_disabled", variant="primary")
        disabled.setEnabled(False)
        row.addWidget(disabled)
        page.add(host)
        self.chips = ChipRow(
            theme,
            "People",
            "people",
            [("stranger", "a stranger"), ("friend", "a friend"), ("colleague", "a colleague"), ("group", "a group")],
        )
        self.chips.set_selection(["friend"])
        page.add(self.chips)
        self.tags = TagEdit(theme, "Tags", "gallery_tags")
        self.tags.set_tags(["work", "lunch", "being seen"])
        page.add(self.tags)
        won = Card(theme, "Ten conversations", object_name="won_card")
        won.set_celebrating(True)
        won.add(make_label("You have started ten conversations. 🎉", "body"))
        page.add(won)
        page.add_stretch()
        return page

    def _lists(self) -> QWidget:
        theme, page = self._theme, Page(self._theme, "Journal", object_name="gallery_lists")
        self.list = QListView()
        self.list.setObjectName("gallery_list")
        self.list.setModel(QStringListModel(["one", "two", "three"], self.list))
        self.delegate = SampleDelegate(theme, parent=self.list)
        self.delegate.prepare(self.list)
        self.list.setCurrentIndex(self.list.model().index(1, 0))
        page.add(self.list, 1)
        page.add(
            EmptyState(
                theme,
                "chart-bell-curve-cumulative",
                "After your first check-in, your confidence over time will be drawn here.",
                "Check in now",
            ),
            1,
        )
        return page

    def _fields(self) -> QWidget:
        page = Page(self._theme, "Fields", object_name="gallery_fields")
        line, text, combo, spin = QLineEdit(), QPlainTextEdit(), QComboBox(), QSpinBox()
        when = make_date_time_edit(self._theme, "gallery_when", "When")
        line.setPlaceholderText("What I fear will happen")
        text.setPlainText("It went better than I thought. 🙂\nShe asked a question back.")
        combo.addItems(["All categories", "Conversation", "Work"])
        page.add(make_label("What is your worst worry?", "heading"))
        page.add(make_label("One sentence is enough.", "muted"))
        for widget in (line, text):
            page.add(widget)
        row = QHBoxLayout()
        for other in (combo, spin, when):
            row.addWidget(other)
        row.addStretch(1)
        page.add(row)
        checks = QHBoxLayout()
        for box in (QCheckBox("Private"), QCheckBox("Chosen"), QRadioButton("Yes"), QRadioButton("Partly")):
            box.setChecked(box.text() in ("Chosen", "Yes"))
            checks.addWidget(box)
        checks.addStretch(1)
        page.add(checks)
        bar = QProgressBar()
        bar.setValue(40)
        bar.setTextVisible(False)
        page.add(bar)
        calendar = QCalendarWidget()
        dress_calendar(calendar, self._theme)
        page.add(calendar)
        page.add(make_label("error: That date lies in the future. Choose today or earlier.", "error"))
        page.add(make_label("caption words", "caption"))
        page.add(make_label("42", "display"))
        page.add_stretch()
        return page


def save_pictures(app: QApplication, folder: Path) -> None:
    """Write every tab in both themes, roomy at 100 % and tight at 150 %."""
    folder.mkdir(parents=True, exist_ok=True)
    theme = ThemeManager(app, resources_dir())
    theme.apply("light")
    gallery = Gallery(theme)
    gallery.show()
    gallery.error.show_error("The worry is empty. Write one sentence about what you fear will happen.")
    gallery.toast.show_message("Entry moved to the bin.", undo=True)
    for mode in ("light", "dark"):
        for percent, width, height in ((100, 1280, 800), (150, 1000, 700)):
            theme.apply(mode, percent)  # type: ignore[arg-type]
            for index in range(gallery.count()):
                gallery.setCurrentIndex(index)
                page = gallery.widget(index)
                gallery.resize(width, height if index else height + (500 if percent == 100 else 1100))
                page.setFocus(Qt.FocusReason.OtherFocusReason)
                for _ in range(3):
                    app.processEvents()
                gallery.grab().save(str(folder / f"{mode}-{percent}-{index}.png"))


if __name__ == "__main__":
    save_pictures(QApplication(sys.argv[:1]), Path(sys.argv[1]))

"""“How this works”: what it says agrees with the rules, and it can be read."""

import re
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from extrovertly_desktop.domain.points import EVENT_POINTS, level
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.views.help.how_dialog import HowDialog
from extrovertly_desktop.views.help.opening import show_how
from extrovertly_desktop.views.help.pages import figures, help_pages
from extrovertly_desktop.views.theme import ThemeManager

PAGES = help_pages(resources_dir())


def test_every_page_has_a_title_and_every_figure_comes_from_the_rules_and_is_used() -> None:
    raw = "".join(
        file.read_text(encoding="utf-8") for file in sorted((resources_dir() / "help" / "how_it_works").glob("*.md"))
    )
    assert set(re.findall(r"\{(\w+)\}", raw)) == set(figures())
    assert len({page.slug for page in PAGES}) == len(PAGES) == len(re.findall(r"^# ", raw, re.MULTILINE))
    assert not any("{" in page.text or "}" in page.text for page in PAGES)
    (points,) = [page.text for page in PAGES if page.slug == "streak_and_points"]
    assert "gives {low}, {medium} or {high}".format(**EVENT_POINTS) in points
    # "Every level takes … more than the one before."
    spans = [level(25 * n * (n - 1)).span for n in range(1, 6)]
    assert {after - before for before, after in pairwise(spans)} == {int(figures()["level_step"])}


def test_pages_are_searched_turned_and_opened_where_one_asks(qtbot: QtBot, theme: ThemeManager) -> None:
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    window.show()
    show_how(theme, window, "suds")
    dialog = window.findChild(HowDialog)
    rows, text = dialog.findChild(QListWidget, "how_list"), dialog.findChild(QTextBrowser, "how_text")
    assert rows.currentItem().text() == "Fear in numbers"
    assert "Wolpe" in text.toPlainText()
    dialog.findChild(QPushButton, "how_next").click()
    assert rows.currentItem().text() == "Small shields"
    search = dialog.findChild(QLineEdit, "how_search")
    search.setText("loop habit")
    assert [rows.item(row).text() for row in range(rows.count())] == ["Streak, strength, points"]
    assert not dialog.findChild(QPushButton, "how_next").isEnabled()
    assert "rest days in any 7" in text.toPlainText()
    search.setText("zebra")
    assert dialog.findChild(QLabel, "how_nothing").isVisible()
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert rows.count() == len(PAGES)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

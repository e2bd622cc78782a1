"""Names that are left out: whole words, whatever their case and accents, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extrovertly_desktop.domain.report import INSTEAD, RememberedReport, ReportSection, redactor

NAMES = ("zoë", "Anna Maria", "Łucja", "太郎", "Strauß", "O'Neil", "  ", "Bo")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ZOE said, Zoë wrote", "[name] said, [name] wrote"),
        ("Zoe\u0308 again", "[name] again"),
        ("zoela and azoe stay", "zoela and azoe stay"),
        ("Zoe's, (Zoe), *Zoe*, _Zoe_", "[name]'s, ([name]), *[name]*, _[name]_"),
        ("anna\n maria; annamaria; Anna", "[name]; annamaria; Anna"),
        ("lucja LUCJA", "[name] [name]"),
        ("太郎と話した", "[name]と話した"),
        ("STRAUSS, Strauß, Straußenei", "[name], [name], Straußenei"),
        ("o'neil", "[name]"),
        ("Bo, about, bob, bo2", "[name], about, bob, bo2"),
        ("", ""),
    ],
)
def test_names_are_left_out_as_whole_words(text: str, left: str) -> None:
    assert redactor(NAMES)(text) == left


def test_without_names_everything_stays() -> None:
    assert redactor(())("Zoë") == "Zoë"
    assert redactor(("", " "))("Zoë") == "Zoë"


@settings(max_examples=30)
@given(st.text(max_size=40), st.text(max_size=20))
def test_what_is_not_a_name_comes_through_to_the_letter(before: str, after: str) -> None:
    hide = redactor(["Qwxyz"])
    assert hide(f"{before} QWXYZ {after}") == f"{before} {INSTEAD} {after}"


def test_what_was_chosen_is_read_back_and_rubbish_passed_over() -> None:
    chosen = RememberedReport(frozenset({ReportSection.GOALS}), ("Zoë",))
    assert RememberedReport.read(chosen.as_json()) == chosen
    assert RememberedReport.read({"sections": ["nonsense", 3], "hidden": "x"}) == RememberedReport()
    assert RememberedReport.read(None) == RememberedReport()

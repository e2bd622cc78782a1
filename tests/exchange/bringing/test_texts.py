"""HTML, Markdown and YAML as plain words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extrovertly_desktop.exchange.bringing.html_text import html_as_markdown, looks_like_html
from extrovertly_desktop.exchange.bringing.keys import Keys
from extrovertly_desktop.exchange.bringing.markdown_text import clean, eased, escaped
from extrovertly_desktop.exchange.bringing.moments import at_instant, on_day, parsed
from extrovertly_desktop.exchange.bringing.pictures import Pictures
from extrovertly_desktop.exchange.bringing.sources import MemorySource
from extrovertly_desktop.exchange.bringing.yaml_text import NotYaml, scalar
from extrovertly_desktop.exchange.bringing.yaml_text import parsed as yaml_parsed
from tests.exchange.diaries import at, letters

signs = st.text(st.sampled_from("ab1 .\\`*_[]()<>~#-+>!=") | letters, max_size=20).map(
    lambda text: " ".join(text.split())
)
COMMON_MARK = MarkdownIt("commonmark").enable("strikethrough")


def shown(markdown: str) -> list[tuple[str, str]]:
    """What a reader of Markdown sees: kinds of parts and their words, neighbouring words joined."""
    parts: list[tuple[str, str]] = []
    for token in COMMON_MARK.parse(markdown):
        for part in token.children or [token]:
            if part.type == "text" and parts and parts[-1][0] == "text":
                parts[-1] = ("text", parts[-1][1] + part.content)
            elif part.type != "text" or part.content:
                parts.append((part.type, part.content if part.type != "inline" else ""))
    return parts


@settings(max_examples=25, deadline=None)
@example("__0__")
@given(signs.filter(lambda text: "://" not in text and "&" not in text))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    plain = [("paragraph_open", ""), ("text", text), ("paragraph_close", "")] if text else []
    assert shown(escaped(text)) == plain


@settings(max_examples=25, deadline=None)
@given(signs)
def test_easing_changes_nothing_that_is_shown(markdown: str) -> None:
    assert shown(eased(markdown)) == shown(markdown)


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("<p>One <b>two</b> &amp; <i>three</i></p><p>Four<br>five</p>", "One **two** & *three*\n\nFour\nfive"),
        ("<ul><li>a<li><p>b</p><ol><li>c</ol></ul>d", "- a\n- b\n   1. c\n\nd"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc"),
        ("<h2>Head</h2><pre>x\n  y</pre>", "## Head\n\n```\nx\n  y\n```"),
        ("<a href='https://x.y'>z</a> <a href='javascript:x'>w</a>", "[z](https://x.y) w"),
        ("<script>bad()</script><style>x</style>1. good", "1\\. good"),
        ("<div>a</div><div>*b*</div><hr>c", "a\n\\*b\\*\n\n---\n\nc"),
        ("<img src='a.jpg' alt='A'> <unknown>x</unknown>", "![A](a.jpg) x"),
        ("a < b <b", "a < b \\<b"),
        ("&#xD800;&#0;x", "\ufffd\ufffdx"),
        (f"&#{'9' * 5000};x", "\ufffdx"),
    ],
)
def test_html_becomes_markdown(page: str, markdown: str) -> None:
    assert html_as_markdown(page) == markdown
    assert not looks_like_html("5 < 6 and 7 > 2")


def test_a_broken_page_of_any_length_comes_to_an_end() -> None:
    # Each took minutes once: a quotation mark that nothing closes, a name that nothing ends, code of many lengths.
    for page in ("<b" + "x'\"" * 50_000, "<" + "a" * 200_000, "<!--" * 50_000):
        assert len(html_as_markdown(page)) >= len(page)
    ticks = "".join("`" * (number % 50 + 1) + "\\." for number in range(4000))
    assert eased(ticks).count("`") == ticks.count("`")


def test_text_that_cannot_be_kept_is_made_so() -> None:
    assert clean("a\r\nb\rc\x00\ud83d\ude00 \ud800") == "a\nb\nc😀 \ufffd"


@settings(max_examples=25, deadline=None)
@given(st.text(letters, max_size=20))
def test_a_scalar_is_read_as_it_was_written(text: str) -> None:
    assert yaml_parsed(f"a: {scalar(text)}\n") == {"a": text}


def test_yaml_is_only_text_and_traps_are_refused() -> None:
    tree = yaml_parsed("a: 2026-01-01\nb: [yes, ~, 1.0]\nc: !!python/object:os.system x\n1: {d: null}\n")
    assert tree == {"a": "2026-01-01", "b": ["yes", None, "1.0"], "c": "x", "1": {"d": None}}
    for trap in ("a: &x [1]\nb: *x", "[" * 100_000, "- " * 50_000, "{a: " * 50_000, "a: [", '"\\ud800"'):
        with pytest.raises(NotYaml):
            yaml_parsed(trap)


def test_moments_are_what_the_clock_showed() -> None:
    summer = at_instant(1_751_364_000_000, "Europe/Berlin")
    assert summer is not None
    assert summer.local == at("2025-07-01T12:00")
    told = parsed("2026-03-01T23:30:00.250+05:30")
    assert told is not None
    assert (told.local, told.at_ms) == (at("2026-03-01T23:30:00.250"), 1_772_388_000_250)
    local, day = parsed("2026-03-01 9:30"), parsed("20260301")
    assert local is not None
    assert day is not None
    assert (local.local, local.at_ms, day.local) == (at("2026-03-01T09:30"), None, at("2026-03-01T12:00"))
    for nonsense in ("", "2026-02-30", "2026-03-01T25:00", "0001-01-01T00:00:00+14:00", "12", None, 5, "2" * 99):
        assert parsed(nonsense) is None
    for nonsense in (None, True, float("nan"), float("inf"), 1.797e308, 10**40, -(10**13)):
        assert at_instant(nonsense) is None
    assert at_instant(0, "../../etc/passwd") == at_instant(0)
    assert on_day(2026, 13, 1) is None


def test_a_key_is_given_once() -> None:
    keys = Keys()
    assert [keys.named("a"), keys.named("b"), keys.named("a")] == ["a", "b", "a-2"]
    assert len({keys.of("x", "y"), keys.of("x", "y"), keys.of("xy", "")}) == 3


def test_pictures_are_found_beside_a_text_and_by_name_alone_only_if_there_is_one() -> None:
    pictures = Pictures(MemorySource({"a/x.JPG": b"1", "b/x.jpg": b"2", "b/y z.png": b"3", "b/notes.txt": b"4"}))

    def content(reference: str, beside: str = "") -> bytes | None:
        photo = pictures.called(reference, beside)
        return photo.read() if photo else None

    assert content("../b/x.jpg", "a/note.md") == b"2"
    assert content("x.jpg", "a/note.md") == b"1"
    assert content("y%20z.png") == content("file:///home/me/y z.png") == content("C:\\me\\y z.png") == b"3"
    for nowhere in ("x.jpg", "notes.txt", "https://example.org/x.jpg", "", "\x00.png", "../" * 200 + "q.png"):
        assert content(nowhere) is None

"""The markup of Daylio's notes."""

import pytest

from extrovertly_desktop.exchange.daylio.notes import as_markdown


@pytest.mark.parametrize(
    ("note", "markdown"),
    [
        ("plain, with * and _ and\nlines ", "plain, with * and _ and\nlines"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<div>one</div><div>two<br/></div>", "one\n\ntwo"),
        ("a <b> bold </b> b", "a  **bold**  b"),
        ("<b><i>both</i></b> <s>gone</s> <u>under</u>", "***both*** ~~gone~~ under"),
        ("<b></b>nothing <b>never closed", "nothing **never closed**"),
        ("</b></ul>stray", "stray"),
        ("<ol><li>one</li><li>two</li></ol>then", "1. one\n2. two\n\nthen"),
        ("<c_e> anxious <3 and <script>", "<c_e> anxious <3 and <script>"),
        ("a &lt;b&gt; &amp;amp; &nbsp;c &unknown; &#228;", "a <b> &amp;  c &unknown; ä"),
        ("&#1114112;&#0;", "\ufffd\ufffd"),
    ],
)
def test_what_a_note_becomes(note: str, markdown: str) -> None:
    assert as_markdown(note) == markdown

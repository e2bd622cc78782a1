"""What web pages and writers put on the clipboard becomes Markdown; what plain text says as well stays plain."""

import pytest

from extrovertly_desktop.domain import limits
from extrovertly_desktop.exchange.bringing.pasted import pasted_markdown


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        (
            (
                "<html><body><!--StartFragment--><h2>Plan</h2><ul><li>one</li><li><b>two</b></li></ul>"
                "<!--EndFragment--><p>not this</p></body></html>"
            ),
            "## Plan\n\n- one\n- **two**",
        ),
        ('<p>see <a href="https://example.org/a">here</a></p>', "see [here](https://example.org/a)"),
        ('<p>see <a href="javascript:alert(1)">here</a></p>', "see here"),
        ('<i>so</i> <img src="https://example.org/track.gif" alt="a cat">', "*so* a cat"),
        ('<meta charset="utf-8"><b style="font-weight:normal;" id="docs"><p>a <em>word</em></p></b>', "a *word*"),
        ('<b style="font-weight:normal;"><p>a <b>word</b></p></b>', "a **word**"),
        ("<em>one\u202egpj.exe</em>", "*onegpj.exe*"),
        ("<script>steal()</script><strong>kept</strong>", "**kept**"),
    ],
)
def test_rich_text_becomes_markdown(page: str, markdown: str) -> None:
    assert pasted_markdown(page) == markdown


@pytest.mark.parametrize(
    "page",
    [
        "<p>just words</p>",
        '<div style="white-space: pre;"><b>def</b> f():<br>    pass</div>',
        "<b></b>",
        "<b>x</b>" * (limits.PASTED_PAGE // 8 + 1),
        "",
    ],
)
def test_what_plain_text_says_as_well_is_left_to_it(page: str) -> None:
    assert pasted_markdown(page) is None

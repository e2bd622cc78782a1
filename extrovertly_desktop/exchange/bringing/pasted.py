"""Rich text from the clipboard as Markdown, when there is something in it that plain text would lose."""

import re

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.exchange.bringing.html_text import html_as_markdown

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)<!--\s*EndFragment\s*-->", re.DOTALL)
"""What was selected, inside what Windows and browsers put around it."""
_STRUCTURE = re.compile(r"<(?:h[1-6]|b|strong|i|em|s|del|a|ul|ol|blockquote|pre|code)\b[^<>]*>", re.IGNORECASE)
_NO_BOLD = re.compile(r"<b\b[^<>]*font-weight:\s*(?:normal|400)[^<>]*>", re.IGNORECASE)
"""Some web writers put everything they copy into a `b` that is not bold."""
_CODE = re.compile(r"white-space:\s*pre", re.IGNORECASE)
"""Editors of code copy coloured lines; their spaces are worth more than their colours."""


def pasted_markdown(page: str) -> str | None:
    """Return rich text as Markdown without pictures; None where plain text says as much, or the page is very large.

    Args:
        page: HTML, as it stands on the clipboard.
    """
    if len(page) > limits.PASTED_PAGE:
        return None
    fragment = _FRAGMENT.search(page)
    page = harmless(fragment[1] if fragment else page)
    plain_bold = _NO_BOLD.search(page)
    if plain_bold is not None:
        page = _NO_BOLD.sub("<span>", page)
        # Its end is the last one; what is bold inside it ends before.
        head, end, tail = page.rpartition("</b>")
        page = head + tail if end else page
    if _STRUCTURE.search(page) is None or _CODE.search(page) is not None:
        return None
    # A picture from elsewhere would be an address that tells where one has been.
    return html_as_markdown(page, lambda _address, told: told) or None

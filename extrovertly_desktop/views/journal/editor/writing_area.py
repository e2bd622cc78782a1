"""The text while it is written: Markdown with light highlighting, lists that go on, pictures that are dropped."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QMimeDatabase, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontDatabase, QGuiApplication, QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from extrovertly_desktop.adapters.markdown_highlighter import MarkdownHighlighter, MarkdownLooks
from extrovertly_desktop.adapters.pictures import image_as_png
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.views.journal.editor.typing_help import Replacement, emphasised, next_line
from extrovertly_desktop.views.theme import ThemeManager

_CTRL = Qt.KeyboardModifier.ControlModifier
_PAGE_KEYS = frozenset({Qt.Key.Key_E, Qt.Key.Key_F})
"""Keys with Ctrl that belong to the page, though text fields of some desktops move their cursor with them."""


def offered_pictures(mime: QMimeData) -> list[Path | bytes]:
    """Return the pictures that a paste or a drop holds; none if it is text in the first place.

    Files come all together if one of them is called like a picture; else whoever stands behind may know them.
    """
    files = _files(mime)
    if files:
        # Among pictures, what is none is told of; files that are none of them all were not meant for an entry.
        return list(files) if any(map(_may_be_picture, files)) else []
    image = mime.imageData()
    if mime.hasImage() and not mime.hasText() and isinstance(image, QImage):
        picture = image_as_png(image)
        return [picture] if picture else []
    return []


def markdown_of(mime: QMimeData) -> str:
    """Return what a paste or a drop writes: rich text as Markdown, else its plain text."""
    if mime.hasHtml():
        from extrovertly_desktop.exchange.bringing.pasted import pasted_markdown  # noqa: PLC0415 - seldom needed

        rich = pasted_markdown(mime.html())
        if rich is not None:
            return rich
    return harmless(mime.text())


def _files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _may_be_picture(path: Path) -> bool:
    """Whether a file is called like a picture, or like nothing."""
    kind = QMimeDatabase().mimeTypeForFile(str(path), QMimeDatabase.MatchMode.MatchExtension)
    return kind.name().startswith("image/") or (not path.suffix and path.is_file())


class WritingArea(QPlainTextEdit):
    """A Markdown text. Ctrl+Shift+V pastes rich text as its words alone.

    Signals:
        pictures_offered: files and pictures that were pasted or dropped, as a list of paths and bytes.
        left: the keyboard went elsewhere.
    """

    pictures_offered = Signal(list)
    left = Signal()

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTabChangesFocus(True)
        self._highlighter = MarkdownHighlighter(self.document(), self._looks())
        theme.theme_changed.connect(self._on_theme_changed)

    def replace_all(self, text: str) -> None:
        """Show another text, with the cursor at its end and nothing to undo."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert_apart(self, text: str) -> None:
        """Put a text in at the cursor as one step of undo, apart from what stands before and after it."""
        cursor = self.textCursor()
        before = self.toPlainText_until(cursor.selectionStart())
        gap = "" if not before.strip() or before.endswith("\n\n") else ("\n" if before.endswith("\n") else "\n\n")
        cursor.beginEditBlock()
        cursor.insertText(gap + text.strip("\n") + "\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def toPlainText_until(self, position: int) -> str:
        """Return the text up to a position."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def event(self, event: QEvent) -> bool:
        """Leave the page's own keys to the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_page_key(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write bold and italic, and let lists go on after Enter."""
        if _is_page_key(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_V and event.modifiers() == _CTRL | Qt.KeyboardModifier.ShiftModifier:
            self.paste_plain()
        elif event.matches(QKeySequence.StandardKey.Bold):
            self._emphasise("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._emphasise("*")
        elif (
            event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            or not self._go_on()
        ):
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take pictures besides text; the name of a file that is none is no text that anybody wrote."""
        return bool(offered_pictures(source)) or (not _files(source) and super().canInsertFromMimeData(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pass pictures on and write text: rich text as Markdown, anything without signs that nobody sees."""
        pictures = offered_pictures(source)
        if pictures:
            self.pictures_offered.emit(pictures)
        else:
            self._write(markdown_of(source))

    def paste_plain(self) -> None:
        """Paste the words alone."""
        source = QGuiApplication.clipboard().mimeData()
        if source is not None and source.hasText():
            self._write(harmless(source.text()))

    def _write(self, text: str) -> None:
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def dropEvent(self, event: QDropEvent) -> None:
        """Copy what is dropped; a file that was moved here would be gone from where it was."""
        holds_pictures = bool(offered_pictures(event.mimeData()))
        super().dropEvent(event)
        if holds_pictures:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _go_on(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        start = QTextCursor(cursor)
        start.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        line = next_line(start.selectedText())
        if line is None:
            return False
        cursor.beginEditBlock()
        if line.ends_list:
            start.removeSelectedText()
        else:
            cursor.insertText("\n" + line.begins)
        cursor.endEditBlock()
        self.ensureCursorVisible()
        return True

    def _emphasise(self, sign: str) -> None:
        cursor = self.textCursor()
        block = cursor.document().findBlock(cursor.selectionStart())
        if cursor.selectionEnd() > block.position() + block.length() - 1:
            return  # emphasis does not reach over paragraphs
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        before, after = (
            self._between(block.position(), start),
            self._between(end, block.position() + block.length() - 1),
        )
        self._replace(start, end, emphasised(cursor.selectedText(), before, after, sign))

    def _between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _replace(self, start: int, end: int, by: Replacement) -> None:
        cursor = self.textCursor()
        first = start - by.grow
        cursor.setPosition(first)
        cursor.setPosition(end + by.grow, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(by.text)
        cursor.setPosition(first + _units(by.text[: by.select[0]]))
        cursor.setPosition(first + _units(by.text[: by.select[1]]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _looks(self) -> MarkdownLooks:
        theme = self._theme
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        return MarkdownLooks(
            headings=(theme.font("title"), theme.font("heading"), theme.font("body", strong=True)),
            quiet=theme.colour("text_muted"),
            link=theme.colour("link"),
            code_ground=theme.colour("ground_sunken"),
            code_families=(fixed, *theme.font("body").families()),
        )

    def _on_theme_changed(self) -> None:
        # Formatting is no writing: it must not look like an edit of the page.
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._highlighter.set_looks(self._looks())
        self.blockSignals(blocked)


def _is_page_key(event: QKeyEvent) -> bool:
    return event.modifiers() == _CTRL and event.key() in _PAGE_KEYS


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16 units."""
    return len(text) + sum(1 for sign in text if sign > "\uffff")

"""What a file is that no reader takes for its own: a sentence that says so, and what to do."""

from extrovertly_desktop.exchange.bringing.sources import Source, head

_START = 512
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_BOXED_PICTURES = (b"heic", b"heix", b"mif1", b"msf1", b"avif")
"""Brands of the boxes in which phones keep photos (ISO/IEC 23008-12)."""
_DATABASE = b"SQLite format 3\x00"
_CALENDAR = b"BEGIN:VCALENDAR"
_OFFICE = ("word/document.xml", "xl/workbook.xml", "ppt/presentation.xml", "content.xml")

_SENTENCES = {
    "empty": "“{name}” is empty. Please export it once more.",
    "hollow": "There is nothing in “{name}”. Please check that it is the exported one itself.",
    "picture": "“{name}” is a picture. To keep it, open a journal entry and drop it there.",
    "pdf": "“{name}” is a PDF, which is made for reading and not for moving. Please export in another format.",
    "database": "“{name}” is a database. If it is a vault of this program, open it under Backups, “From a file…”.",
    "calendar": "“{name}” is a calendar. Please bring it in under Events.",
    "office": "“{name}” is a document of an office program. Please save it there as CSV or as plain text.",
    "archive": "Nothing in “{name}” is known here. Please check that it is the exported one itself, or say of which "
    "format it is.",
    "file": "“{name}” is nothing that can be read here. Please check that it is the exported file itself, or say of "
    "which format it is.",
}


def stranger_sentence(source: Source) -> str:
    """Return what to say of a source that is of no known format."""
    return _SENTENCES[_kind(source)].format(name=source.name)


def _kind(source: Source) -> str:
    files = source.files()
    if not files:
        return "hollow"
    if len(files) > 1 or files[0].name != source.name:
        return "office" if any(file.name in _OFFICE for file in files) else "archive"
    start = head(source, files[0].name, _START)
    if not start:
        return "empty"
    if start.startswith(_PICTURES) or start[8:12] in _BOXED_PICTURES or (start[:4], start[8:12]) == (b"RIFF", b"WEBP"):
        return "picture"
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith(_DATABASE):
        return "database"
    return "calendar" if _CALENDAR in start.upper() else "file"

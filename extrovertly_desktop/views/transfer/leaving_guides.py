"""How to get one's data out of other programs: the sections of a page of help, by program."""

from dataclasses import dataclass
from pathlib import Path

_PAGE = Path("help") / "moving_in.md"
_HEAD = "## "


@dataclass(frozen=True, slots=True)
class Guide:
    """What to do in one program: its name, and the steps as Markdown."""

    title: str
    steps: str


def leaving_guides(resources: Path) -> tuple[Guide, ...]:
    """Return the guides in the order of the page.

    Args:
        resources: the folder of everything that is not code.
    """
    sections = (resources / _PAGE).read_text(encoding="utf-8").split(f"\n{_HEAD}")[1:]
    guides = []
    for section in sections:
        title, _, steps = section.partition("\n")
        guides.append(Guide(title.strip(), steps.strip()))
    return tuple(guides)

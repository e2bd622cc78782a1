"""What a person says about where a step stands: the deed, what is told of it, and the way back."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.domain.ladder import Rung
from extrovertly_desktop.views.context import ViewContext
from extrovertly_desktop.views.missions.ladder.words import figure

_WORDS = "Ladder"


def place(context: ViewContext, rung: Rung, suds: int) -> None:
    """Put a step at a figure from 0 to 100.

    Raises:
        UserError: as the service does.
    """
    service = context.vault.ladder
    done = service.place(rung.kind, rung.id, suds)
    text = QCoreApplication.translate(_WORDS, "“{title}” is placed near {figure}. Similar steps follow.")
    words = text.format(title=rung.title, figure=figure(suds))
    context.notices.tell(done, words, undo=partial(service.withdraw, done.value.id))


def take_back(context: ViewContext, rung: Rung) -> None:
    """Take back all that was said of where a step stands; nothing for one that was not corrected.

    Raises:
        UserError: as the service does.
    """
    if not rung.is_placed:
        return
    service = context.vault.ladder
    done = service.clear(rung.kind, rung.id)
    text = QCoreApplication.translate(_WORDS, "“{title}” stands where it is estimated for you again.")
    context.notices.tell(done, text.format(title=rung.title), undo=partial(service.put_back, done.value))

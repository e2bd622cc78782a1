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
    """Take back the last correction of a step; nothing for one that was not corrected.

    Raises:
        UserError: as the service does.
    """
    if rung.mark_id is None:
        return
    service = context.vault.ladder
    done = service.withdraw(rung.mark_id)
    text = QCoreApplication.translate(_WORDS, "Your correction of “{title}” is taken back.")
    undo = partial(service.place, rung.kind, rung.id, done.value.suds)
    context.notices.tell(done, text.format(title=rung.title), undo=undo)

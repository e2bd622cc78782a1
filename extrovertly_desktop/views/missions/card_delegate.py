"""Missions painted as cards."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from extrovertly_desktop.adapters.mission_model import MissionRole
from extrovertly_desktop.domain.missions import MissionCard, MissionStatus
from extrovertly_desktop.views.missions.words import facts, mark
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.painted_card_delegate import CardContent, Index, PaintedCardDelegate


class MissionCardDelegate(PaintedCardDelegate):
    """Paints a mission: its title, its first line, what it is like, and where the person stands with it.

    One that cannot be chosen yet says what opens it instead.

    Args:
        theme: the theme in force.
        categories: titles of categories by slug.
        parent: the list it paints for.
    """

    def __init__(self, theme: ThemeManager, categories: Mapping[str, str], parent: QWidget | None = None) -> None:
        # All rows have a title, one line and facts: one height for all spares measuring each of them.
        super().__init__(theme, body_lines=1, uniform=True, parent=parent)
        self._categories = dict(categories)

    def set_categories(self, categories: Mapping[str, str]) -> None:
        """Take other titles of categories by slug."""
        self._categories = dict(categories)

    def card(self, index: Index) -> CardContent:
        """Return what a row shows."""
        card = index.data(MissionRole.CARD)
        if not isinstance(card, MissionCard):
            return CardContent()
        mission = card.mission
        return CardContent(
            title=mission.title,
            body=mission.description if card.unlock is None else card.unlock,
            caption=mark(card),
            chips=facts(mission, self._categories.get(mission.category, mission.category)),
            icon="lock-outline" if card.is_locked else None,
            muted=card.is_locked or card.is_hidden or (card.status is MissionStatus.SKIPPED and card.times_done == 0),
        )

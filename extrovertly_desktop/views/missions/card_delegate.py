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

    Args:
        theme: the theme in force.
        categories: titles of categories by slug.
        parent: the list it paints for.
    """

    def __init__(self, theme: ThemeManager, categories: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(theme, body_lines=1, parent=parent)
        self._categories = categories

    def card(self, index: Index) -> CardContent:
        """Return what a row shows."""
        card = index.data(MissionRole.CARD)
        if not isinstance(card, MissionCard):
            return CardContent()
        mission = card.mission
        return CardContent(
            title=mission.title,
            body=mission.description,
            caption=mark(card),
            chips=facts(mission, self._categories.get(mission.category, mission.category)),
            muted=card.status is MissionStatus.SKIPPED and card.times_done == 0,
        )

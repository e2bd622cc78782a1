"""How far the first start has come, so that it goes on there if the window is closed midway."""

from extrovertly_desktop.domain.first_start import FirstStep
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.kit_shelf import PreferenceKey
from extrovertly_desktop.services.profile import ProfileService

_KEY = "first_start"


class FirstStartService:
    """Keeps the step at which the first start stands. Vaults made without one, such as by an import, have none."""

    def __init__(self, context: ServiceContext, profile: ProfileService) -> None:
        self._kept = PreferenceKey(context, _KEY)
        self._profile = profile

    def step(self) -> FirstStep | None:
        """Return the step to go on with, or None once it is over."""
        if self._profile.owner() is None:
            return FirstStep.NAME
        kept = self._kept.load()
        return next((step for step in FirstStep if step == kept), None)

    def turn_to(self, step: FirstStep) -> None:
        """Note that the person has come to a step."""
        self._kept.update(lambda _owner, _before: str(step))

    def finish(self) -> None:
        """Note that it is over, whatever was left out."""
        self._kept.update(lambda _owner, _before: None)

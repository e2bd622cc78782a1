"""The engine of rehearsals: from a state and an answer to the next state and what is said. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from extrovertly_desktop.coach.flows.answers import plain
from extrovertly_desktop.coach.rehearsal.acting import STOP, Act
from extrovertly_desktop.coach.rehearsal.common import ScenePack
from extrovertly_desktop.coach.rehearsal.packs import Scene
from extrovertly_desktop.coach.rehearsal.speaking import Voice
from extrovertly_desktop.coach.rehearsal.state import SceneState, Stage
from extrovertly_desktop.domain.coach import MessageType, Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts


class Rehearsal:
    """Leads through the scenes of a pack. It keeps nothing: whatever is needed to go on is in the state."""

    def __init__(self, pack: ScenePack) -> None:
        """Take the scenes in."""
        self._pack = pack
        self._digests = {slug: scene.digest for slug, scene in pack.scenes.items()}

    @property
    def scenes(self) -> Mapping[str, Scene]:
        """The scenes by slug, for their titles and what they are about."""
        return self._pack.scenes

    def begin(self, scene_slug: str, facts: Facts, times_before: int = 0) -> tuple[SceneState, Turn]:  # noqa: ARG002 - the shape of every engine
        """Set a scene, and ask how the character shall be.

        Args:
            scene_slug: which.
            facts: nothing of them is quoted.
            times_before: how often the person had begun it before; it varies the wording.

        Raises:
            KeyError: if there is no such scene.
        """
        scene = self._pack.scenes[scene_slug]
        return Act(
            scene, SceneState(scene.slug, self._digests[scene.slug], times_before=times_before), self._pack
        ).begin()

    def answer(self, state: SceneState, said: Said, facts: Facts) -> tuple[SceneState, Turn]:  # noqa: ARG002
        """Take an answer and go on. One that comes after the end, or to a scene that has changed, is met kindly."""
        scene = self._scene_of(state)
        shared = self._pack.shared
        if scene is None or state.is_over:
            return self._close(state, shared.gone if scene is None else shared.over)
        if said.chip == STOP or (said.chip is None and self._is_stop(said.text)):
            return self._close(state, shared.stopped)
        return Act(scene, state, self._pack).answer(said)

    def resume(self, state: SceneState, facts: Facts) -> tuple[SceneState, Turn]:  # noqa: ARG002
        """Say again what was waited for, as after a pause; a scene that is over or has changed says so."""
        scene = self._scene_of(state)
        if scene is None or state.is_over:
            return self._close(state, self._pack.shared.gone if scene is None else self._pack.shared.over)
        return Act(scene, state, self._pack).resume()

    def _scene_of(self, state: SceneState) -> Scene | None:
        scene = self._pack.scenes.get(state.scene)
        if scene is None or self._digests[scene.slug] != state.digest:
            return None
        if state.stage not in {Stage.REPLY, Stage.REACTION}:
            return scene
        beat = scene.beat(state.beat)
        return scene if beat is not None and state.way < len(beat.ways) else None

    def _is_stop(self, text: str) -> bool:
        common = self._pack.common
        words = plain(text)
        return words == plain(common.chips.stop) or words in common.typed.stop

    def _close(self, state: SceneState, wordings: tuple[str, ...]) -> tuple[SceneState, Turn]:
        voice = Voice(state)
        turn = Turn(
            voice.choose("close", wordings),
            message_type=MessageType.SCENARIO,
            source=f"scene:{state.scene}/close",
            is_over=True,
        )
        return replace(state, stage=Stage.OVER, counts=voice.counts), turn

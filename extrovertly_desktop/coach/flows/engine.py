"""The engine of flows: from a state and an answer to the next state and what the coach says. Pure."""

from collections.abc import Mapping

from extrovertly_desktop.coach.flows.answers import BACK, SKIP, STOP, wish_of
from extrovertly_desktop.coach.flows.common import FlowPack
from extrovertly_desktop.coach.flows.packs import Flow, Wordings
from extrovertly_desktop.coach.flows.speaking import Speech
from extrovertly_desktop.coach.flows.state import FlowState
from extrovertly_desktop.coach.flows.walking import Walk, finished
from extrovertly_desktop.domain.coach import Said, Turn
from extrovertly_desktop.domain.coach_facts import Facts


class FlowEngine:
    """Leads through the flows of a pack. It keeps nothing: whatever is needed to go on is in the state."""

    def __init__(self, pack: FlowPack) -> None:
        """Take the flows in."""
        self._common = pack.common
        self._flows = pack.flows
        self._digests = {slug: flow.digest for slug, flow in pack.flows.items()}

    @property
    def flows(self) -> Mapping[str, Flow]:
        """The flows by slug, for their titles and what they are about."""
        return self._flows

    def begin(self, flow_slug: str, facts: Facts, times_before: int = 0) -> tuple[FlowState, Turn]:
        """Begin a flow.

        Args:
            flow_slug: which.
            facts: what may be quoted.
            times_before: how often the person had begun it before; it varies the wording.

        Raises:
            KeyError: if there is no such flow.
        """
        flow = self._flows[flow_slug]
        state = FlowState(flow.slug, self._digests[flow.slug], times_before=times_before)
        return Walk(flow, state, facts, self._common).begin()

    def answer(self, state: FlowState, said: Said, facts: Facts) -> tuple[FlowState, Turn]:
        """Take an answer and go on. One that comes after the end, or to a flow that has changed, is met kindly."""
        flow = self._flow_of(state)
        if flow is None or state.is_over:
            return self._end(state, self._common.gone if flow is None else self._common.over)
        walk = Walk(flow, state, facts, self._common)
        wish = wish_of(said, self._common)
        if wish == STOP:
            return self._end(state, self._common.stopped)
        if wish == BACK:
            return walk.back()
        if wish == SKIP:
            return walk.skip()
        return walk.answer(said)

    def resume(self, state: FlowState, facts: Facts) -> tuple[FlowState, Turn]:
        """Ask again what was asked last, as after a pause; a flow that is over or has changed says so."""
        flow = self._flow_of(state)
        if flow is None or state.is_over:
            return self._end(state, self._common.gone if flow is None else self._common.over)
        return Walk(flow, state, facts, self._common).resume()

    def _flow_of(self, state: FlowState) -> Flow | None:
        flow = self._flows.get(state.flow)
        if flow is None or self._digests[flow.slug] != state.digest:
            return None
        return flow if state.is_over or any(node.id == state.node for node in flow.nodes) else None

    def _end(self, state: FlowState, wordings: Wordings) -> tuple[FlowState, Turn]:
        speech = Speech(state.flow, state)
        speech.say("end", wordings)
        return finished(state, speech)

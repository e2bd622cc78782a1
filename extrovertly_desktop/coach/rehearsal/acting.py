"""One answer's way through a scene: the character's line, the person's reply, the reaction with feedback, and on."""

from collections.abc import Mapping
from dataclasses import replace

from extrovertly_desktop.coach.flows.answers import NO, YES, plain, read_consent
from extrovertly_desktop.coach.rehearsal.common import ScenePack
from extrovertly_desktop.coach.rehearsal.features import Observed, observe
from extrovertly_desktop.coach.rehearsal.feedback import feedback_on, gain, sums
from extrovertly_desktop.coach.rehearsal.packs import Beat, Scene, Warmth
from extrovertly_desktop.coach.rehearsal.speaking import Voice
from extrovertly_desktop.coach.rehearsal.state import Mark, SceneState, Stage
from extrovertly_desktop.domain.coach import Chip, Deed, DeedKind, MessageType, Said, Turn

Step = tuple[SceneState, Turn]
ON, AGAIN, IDEAS, STOP = "@on", "@again", "@ideas", "@stop"
"""Values of the chips of a rehearsal, besides the warmths."""
MOST_EXTRAS = 8
"""Turns beyond the shortest way: tries, ideas, misunderstandings. With seven beats a scene ends within 25 turns."""
MOST_TRIES = 3
_ENOUGH_MISSES = 2


class Act:
    """One answer's way; made anew for each."""

    def __init__(self, scene: Scene, state: SceneState, pack: ScenePack) -> None:
        """Stand where a state that is not over says."""
        self._scene = scene
        self._state = state
        self._common = pack.common
        self._shared = pack.shared
        self._voice = Voice(state)

    def begin(self) -> Step:
        """Set the scene, and ask how the character shall be."""
        setting = self._voice.choose("setting", self._scene.setting)
        return self._turn(Stage.WARMTH, f"{setting}\n\n{self._line('ask_warmth')}")

    def resume(self) -> Step:
        """Say again what was waited for."""
        taken_up = self._voice.choose("taken_up", self._shared.taken_up)
        match self._state.stage:
            case Stage.WARMTH:
                return self._turn(Stage.WARMTH, f"{taken_up}\n\n{self._line('ask_warmth')}")
            case Stage.OFFER:
                return self._turn(Stage.OFFER, f"{taken_up}\n\n{self._offer()}")
            case Stage.REACTION:
                return self._turn(Stage.REACTION, f"{taken_up}\n\n{self._quoted(self._state.reaction)}")
            case stage:
                return self._turn(stage, f"{taken_up}\n\n{self._quoted(self._state.heard)}")

    def answer(self, said: Said) -> Step:
        """Take an answer and go on."""
        match self._state.stage:
            case Stage.WARMTH:
                return self._choose_warmth(said)
            case Stage.REPLY:
                return self._reply(said)
            case Stage.OFFER:
                return self._decide(said)
            case _:
                return self._after_reaction(said)

    def _choose_warmth(self, said: Said) -> Step:
        typed = self._common.typed
        ways = {Warmth.WARM: typed.warm, Warmth.NEUTRAL: typed.neutral, Warmth.COOL: typed.cool}
        words = plain(said.text)
        labels = {warmth: plain(str(getattr(self._common.chips, warmth))) for warmth in Warmth}
        chosen = [each for each in Warmth if said.chip == each or words == labels[each] or words in ways[each]]
        if not chosen and self._state.misses == 0:
            self._state = replace(self._state, misses=1, extras=self._state.extras + 1)
            return self._turn(Stage.WARMTH, self._line("which_warmth"))
        warmth = chosen[0] if chosen else Warmth.NEUTRAL
        self._state = replace(self._state, warmth=warmth, beat=self._scene.start, misses=0)
        return self._speak(f"*{self._line('begins')}*")

    def _reply(self, said: Said) -> Step:
        wish = self._wish(said, (IDEAS,))
        if wish == IDEAS:
            return self._give_ideas()
        observed = observe(said.text, f"{self._state.before} {self._state.heard}")
        if not observed.is_text or (said.chip is not None and wish is None):
            return self._miss()
        return self._react(observed)

    def _miss(self) -> Step:
        misses = self._state.misses + 1
        if misses >= _ENOUGH_MISSES or not self._may_linger:
            # Nothing to give feedback on; the character takes it for silence and carries on.
            beat = self._beat
            way = len(beat.ways) - 1
            self._state = replace(self._state, misses=0, way=way, tries=())
            self._react_to(beat, way)
            return self._go_on(f"*{self._line('went_on')}*\n\n{self._state.reaction}")
        self._state = replace(self._state, misses=misses, extras=self._state.extras + 1)
        return self._turn(Stage.REPLY, self._line("unread"))

    def _react(self, observed: Observed) -> Step:
        beat, state = self._beat, self._state
        feedback = feedback_on(beat, observed, state, self._common, self._voice)
        seen = tuple(each for each in observed.found)
        way = next(number for number, each in enumerate(beat.ways) if each.fits(observed.features, state.warmth))
        worked = feedback.worked
        if state.warmth is Warmth.COOL and not state.tries and len(state.marks) % 2 == 0:
            cool = self._voice.choose("remarks/cool", self._common.remarks.cool)
            worked = f"{worked} {cool.format(name=self._scene.character)}"
        self._state = replace(
            state, way=way, tries=(*state.tries, seen), misses=0, praised=feedback.praised, advised=feedback.advised
        )
        self._react_to(beat, way)
        notes = {
            "feedback": {"worked": worked, "try": feedback.to_try},
            "features": [str(each) for each in sorted(observed.found)],
        }
        return self._turn(Stage.REACTION, self._state.reaction, speaks=True, notes=notes)

    def _react_to(self, beat: Beat, way: int) -> None:
        reaction = beat.ways[way].reaction.of(self._state.warmth)
        self._state = replace(self._state, reaction=self._voice.choose(f"{beat.id}/{way}/reaction", reaction))

    def _after_reaction(self, said: Said) -> Step:
        wish = self._wish(said, (ON, AGAIN, IDEAS))
        if wish == ON:
            return self._go_on()
        if wish == IDEAS and self._may_linger:
            return self._give_ideas()
        if wish == AGAIN and self._may_try:
            return self._once_more()
        if wish is not None or not self._may_try:
            return self._go_on(f"*{self._line('enough_tries')}*")
        observed = observe(said.text, f"{self._state.before} {self._state.heard}")
        if said.chip is not None or not observed.is_text:
            self._state = replace(self._state, extras=self._state.extras + 1)
            return self._turn(Stage.REACTION, self._line("choose"))
        # Whoever writes on without choosing tries what the feedback spoke of.
        self._state = replace(self._state, extras=self._state.extras + 1)
        return self._react(observed)

    def _once_more(self) -> Step:
        self._state = replace(self._state, extras=self._state.extras + 2)
        return self._turn(Stage.REPLY, f"{self._line('once_more')}\n\n{self._quoted(self._state.heard)}")

    def _give_ideas(self) -> Step:
        self._state = replace(self._state, extras=self._state.extras + 1)
        samples = "\n".join(f"- “{sample}”" for sample in self._beat.samples)
        return self._turn(self._state.stage, f"{self._line('ideas')}\n\n{samples}")

    def _go_on(self, first: str = "") -> Step:
        beat, tries = self._beat, self._state.tries
        if tries:
            gained = gain(beat, tries[0], frozenset(tries[-1])) if len(tries) > 1 else ()
            mark = Mark(beat.id, tries[-1], gained)
            self._state = replace(self._state, marks=(*self._state.marks, mark))
        to = beat.ways[self._state.way].to
        self._state = replace(self._state, tries=(), misses=0, beat=to, way=0, before=self._state.reaction, reaction="")
        return self._speak(first) if self._scene.beat(to) is not None else self._end(to, first)

    def _speak(self, first: str = "") -> Step:
        beat = self._beat
        line = self._voice.choose(f"{beat.id}/line", beat.line.of(self._state.warmth))
        self._state = replace(self._state, heard=line)
        return self._turn(Stage.REPLY, f"{first}\n\n{line}".strip(), speaks=True)

    def _end(self, name: str, first: str) -> Step:
        ending = self._scene.ending(name)
        parts = (
            first,
            self._voice.choose(f"{name}/line", ending.line),
            self._voice.choose(f"{name}/told", ending.told),
            sums(self._state.marks, self._common, self._voice),
            self._offer(),
        )
        return self._turn(Stage.OFFER, "\n\n".join(part for part in parts if part))

    def _offer(self) -> str:
        return self._line("offer").format(title=self._scene.mission.title)

    def _decide(self, said: Said) -> Step:
        agreed = read_consent(said, self._shared)
        if agreed is None and self._state.misses == 0:
            self._state = replace(self._state, misses=1)
            return self._turn(Stage.OFFER, self._line("which_answer"))
        if not agreed:
            return self._turn(Stage.OVER, self._line("unplanned"))
        deed = Deed(DeedKind.PLAN_MISSION, {"mission_slug": self._scene.mission.slug})
        return self._turn(Stage.OVER, self._line("planned"), deeds=(deed,))

    def _wish(self, said: Said, wishes: tuple[str, ...]) -> str | None:
        """Return which of the offers was taken, by chip or in words."""
        if said.chip is not None:
            return said.chip if said.chip in wishes else None
        words = plain(said.text)
        for wish in wishes:
            name = wish.removeprefix("@")
            if words == plain(str(getattr(self._common.chips, name))) or words in getattr(self._common.typed, name):
                return wish
        return None

    def _turn(
        self, stage: Stage, text: str, *, speaks: bool = False,
        notes: Mapping[str, object] | None = None, deeds: tuple[Deed, ...] = (),
    ) -> Step:  # fmt: skip
        """Return the state and the turn; `speaks` when the words are the character's."""
        state = replace(self._state, stage=stage, counts=self._voice.counts)
        place = self._state.beat if stage in {Stage.REPLY, Stage.REACTION} else str(stage)
        return state, Turn(
            text,
            message_type=MessageType.SCENARIO,
            chips=self._chips(stage),
            deeds=deeds,
            source=f"scene:{self._scene.slug}/{place}",
            is_over=stage is Stage.OVER,
            notes={**({"speaker": self._scene.character} if speaks else {}), **(notes or {})},
        )

    def _chips(self, stage: Stage) -> tuple[Chip, ...]:
        labels = self._common.chips
        stop = Chip(STOP, labels.stop)
        ideas = (Chip(IDEAS, labels.ideas),) if self._may_linger else ()
        match stage:
            case Stage.WARMTH:
                return (*(Chip(str(each), str(getattr(labels, each))) for each in Warmth), stop)
            case Stage.REPLY:
                return (*ideas, stop)
            case Stage.REACTION:
                again = (Chip(AGAIN, labels.again),) if self._may_try else ()
                return (Chip(ON, labels.on), *again, *ideas, stop)
            case Stage.OFFER:
                return (Chip(YES, self._shared.yes), Chip(NO, self._shared.no))
            case Stage.OVER:
                return ()

    def _quoted(self, words: str) -> str:
        return f"{self._scene.character}: “{words}”"

    def _line(self, name: str) -> str:
        wordings = getattr(self._common.lines, name)
        return self._voice.choose(name, wordings).replace("{name}", self._scene.character)

    @property
    def _beat(self) -> Beat:
        beat = self._scene.beat(self._state.beat)
        assert beat is not None  # noqa: S101 - a state of this version names a beat
        return beat

    @property
    def _may_linger(self) -> bool:
        return self._state.extras < MOST_EXTRAS

    @property
    def _may_try(self) -> bool:
        return self._may_linger and len(self._state.tries) < MOST_TRIES

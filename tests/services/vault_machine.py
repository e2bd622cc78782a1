"""A person who does anything in any order, in any zone: after all of it, the doctor has nothing to tell."""

import atexit
import random
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, consumes, initialize, invariant, multiple, rule

from extrovertly_desktop.content.loader import load_catalogue
from extrovertly_desktop.domain.achievements import HARD, SURPRISED
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import Countable, GoalDraft
from extrovertly_desktop.domain.ids import Uuid7Factory
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.people import UserDraft
from extrovertly_desktop.domain.recommendation import Slot
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.context import Done
from extrovertly_desktop.services.vaults import open_vault
from tests.media.pictures import as_file, halves
from tests.services.event_deeds import EventDeeds

SHIPPED = load_catalogue(resources_dir() / "content")
# Achievements within reach of some dozen deeds, so that they are earned, and those that repeat again and again.
CATALOGUE = replace(
    SHIPPED,
    achievements=tuple(
        item.model_copy(update={"requirements": {item.metric: max(1, item.threshold // 10)}})
        for item in SHIPPED.achievements
    ),
)
MOODS = [mood.slug for mood in CATALOGUE.moods[:4]]
# Two categories, so that attempts meet again and again and their achievements come within reach.
MISSIONS = [mission.slug for category in ("kindness", "groups") for mission in CATALOGUE.missions_of(category)[:1]]
ZONES = [UTC, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Niue")]

moods = st.sampled_from(MOODS)
missions = st.sampled_from(MISSIONS)
maybe_back = st.none() | st.integers(0, 12 * 24)
"""Hours ago, or None for now."""
predictions = st.builds(
    PredictionDraft.of,
    worry=st.none() | st.just("they laugh"),
    likelihood=st.none() | st.integers(0, 100),
    expected_suds=st.none() | st.sampled_from([HARD - 1, HARD]),
    safety_behaviours_to_drop=st.sampled_from([(), ("phone",), ("phone", "rehearsing")]),
    time_of_day=st.none() | st.just("evening"),
    place=st.none() | st.sampled_from(["home", "work"]),
    people=st.none() | st.sampled_from(["friend", "stranger"]),
)
findings = st.fixed_dictionaries(
    {
        "came_true": st.sampled_from([None, "no", "partly", "yes"]),
        "surprise": st.sampled_from([None, SURPRISED - 1, SURPRISED]),
        "safety_behaviours_used": st.sampled_from([(), ("phone",)]),
    }
)
COUNTED = [str(item) for item in Countable if item is not Countable.MISSIONS_OF] + ["missions:kindness"]
PICTURE = as_file(halves(), "PNG")
texts = st.sampled_from(["hello there", "今日は", "one two three four", "x"])


@cache
def fresh_vault() -> Path:
    """Return a vault with its content and without an owner, made once: most of the time would go into making it."""
    path = Path(tempfile.mkdtemp(prefix="extrovertly-")) / "fresh.vault"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    clock = FixedClock(0)
    open_vault(path, CATALOGUE, clock, Uuid7Factory(clock.now_ms, random.Random(2)), create=True).close()
    return path


class VaultMachine(EventDeeds):
    """Every deed of every service on one vault, and the passing of time."""

    entries: Bundle[str] = Bundle("entries")
    check_ins: Bundle[str] = Bundle("check_ins")
    removed_check_ins: Bundle[Any] = Bundle("removed_check_ins")
    plans: Bundle[str] = Bundle("plans")
    removed_plans: Bundle[Any] = Bundle("removed_plans")
    own_missions: Bundle[str] = Bundle("own_missions")
    deleted_missions: Bundle[Any] = Bundle("deleted_missions")
    marks: Bundle[str] = Bundle("marks")
    goals: Bundle[str] = Bundle("goals")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="extrovertly-")
        self.clock = FixedClock(0)
        self.clock.set_local(datetime(2026, 3, 20, 10, tzinfo=UTC))
        self.path = Path(self.folder.name) / "machine.vault"
        self.new_id = Uuid7Factory(self.clock.now_ms, random.Random(1))
        self.steps = 0
        shutil.copy(fresh_vault(), self.path)
        self.vault = open_vault(self.path, CATALOGUE, self.clock, self.new_id)
        # Kills are tested elsewhere; without waiting for the disk a hundred times as many deeds are tried here.
        with self.vault._context.database.raw() as connection:
            connection.execute("PRAGMA synchronous = OFF")

    @initialize()
    def start(self) -> None:
        self.vault.profile.set_up_owner(UserDraft.of(first_name="Ada"))

    # -- time and preferences ------------------------------------------------------------------------------------------

    @rule(hours=st.sampled_from([1, 5, 11, 24, 24, 24, 48, 72, 96, 24 * 8]))
    def time_passes(self, hours: int) -> None:
        self.clock.advance(hours=hours)

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: Any) -> None:
        self.clock.time_zone = zone

    @rule(hour=st.integers(0, 12))
    def start_the_day_at(self, hour: int) -> None:
        self.vault.profile.set_preferences(day_start_hour=hour)

    @rule(first=st.none() | st.integers(-10, 10), days=st.none() | st.integers(0, 10))
    def pause(self, first: int | None, days: int | None) -> None:
        begin = None if first is None else self.today() + timedelta(days=first)
        last = None if days is None else (begin or self.today()) + timedelta(days=days)
        self.deed(self.vault.profile.pause_streak, begin, last)

    @rule()
    def resume(self) -> None:
        self.vault.profile.resume_streak()

    @rule(days=st.lists(st.integers(-20, 5), max_size=2))
    def set_pauses_as_a_preference(self, days: list[int]) -> None:
        firsts = [self.today() + timedelta(days=each) for each in days]
        pauses = [{"first": first, "last": first + timedelta(days=2)} for first in firsts]
        self.vault.profile.set_preferences(streak_pauses=pauses)

    # -- check-ins -----------------------------------------------------------------------------------------------------

    @rule(
        target=check_ins,
        mood=moods,
        level=st.none() | st.floats(1, 10),
        intensity=st.none() | st.integers(1, 10),
        back=maybe_back,
    )
    def check_in(self, mood: str, level: float | None, intensity: int | None, back: int | None) -> Any:
        draft = CheckInDraft.of(mood=mood, confidence_level=level, intensity=intensity, at_ms=self.ago(back))
        return self.deed(self.vault.check_ins.check_in, draft).id

    @rule(check_in=check_ins, mood=moods, level=st.none() | st.floats(1, 10), back=maybe_back)
    def edit_check_in(self, check_in: str, mood: str, level: float | None, back: int | None) -> None:
        draft = CheckInDraft.of(mood=mood, confidence_level=level, at_ms=self.ago(back))
        self.deed(self.vault.check_ins.edit, check_in, draft)

    @rule(target=removed_check_ins, check_in=consumes(check_ins))
    def delete_check_in(self, check_in: str) -> Any:
        return self.deed(self.vault.check_ins.delete, check_in)

    @rule(target=check_ins, check_in=removed_check_ins)
    def restore_check_in(self, check_in: Any) -> Any:
        self.deed(self.vault.check_ins.restore, check_in)
        return multiple()

    # -- journal -------------------------------------------------------------------------------------------------------

    @rule(target=entries, text=texts, mood=moods, back=maybe_back, tags=st.sampled_from([(), ("Work",), ("a", "b")]))
    def write(self, text: str, mood: str, back: int | None, tags: tuple[str, ...]) -> Any:
        draft = JournalDraft.of(content=text, mood=mood, at_ms=self.ago(back), tags=tags)
        return self.deed(self.vault.journal.write, draft).id

    @rule(entry=entries, text=texts, mood=moods, back=maybe_back)
    def edit(self, entry: str, text: str, mood: str, back: int | None) -> None:
        draft = JournalDraft.of(content=text, mood=mood, at_ms=self.ago(back))
        self.deed(self.vault.journal.edit, entry, draft)

    @rule(entry=entries)
    def delete(self, entry: str) -> None:
        self.deed(self.vault.journal.delete, entry)

    @rule(entry=entries)
    def restore(self, entry: str) -> None:
        self.deed(self.vault.journal.restore, entry)

    @rule(entry=entries)
    def add_photo(self, entry: str) -> None:
        self.deed(self.vault.photos.add, entry, PICTURE)

    @rule(entry=entries)
    def remove_and_restore_photo(self, entry: str) -> None:
        for photo in self.vault.photos.of_entry(entry)[:1]:
            removed = self.deed(self.vault.photos.remove, photo.id)
            self.deed(self.vault.photos.restore, removed)
            self.deed(self.vault.photos.remove, photo.id)

    @rule(some=st.lists(entries, max_size=3))
    def delete_many(self, some: list[str]) -> None:
        self.deed(self.vault.journal.delete_many, some)

    @rule(some=st.lists(entries, max_size=3))
    def restore_many(self, some: list[str]) -> None:
        self.deed(self.vault.journal.restore_many, some)

    @rule(some=st.lists(entries, max_size=3))
    def purge(self, some: list[str]) -> None:
        self.deed(self.vault.bin.purge, some)

    @rule(some=st.lists(entries, max_size=3), add=st.sampled_from(["Work", "c"]), remove=st.sampled_from(["a", "work"]))
    def tag_many(self, some: list[str], add: str, remove: str) -> None:
        self.deed(lambda: self.vault.journal.tag_many(some, add=[add], remove=[remove]))

    @rule(old=st.sampled_from(["work", "a", "b"]), new=st.sampled_from(["Work", "A", "c"]))
    def rename_tag(self, old: str, new: str) -> None:
        self.deed(self.vault.tags.rename, old, new)

    # -- missions ------------------------------------------------------------------------------------------------------

    @rule(mission=missions)
    def assign(self, mission: str) -> None:
        self.deed(self.vault.missions.assign, mission)

    @rule(target=plans, mission=missions, prediction=predictions)
    def plan(self, mission: str, prediction: PredictionDraft) -> Any:
        exposure = self.deed(self.vault.missions.plan, mission, prediction)
        return multiple() if exposure is None else exposure.id

    @rule(plan=plans, prediction=predictions)
    def revise(self, plan: str, prediction: PredictionDraft) -> None:
        self.deed(self.vault.missions.revise, plan, prediction)

    @rule(
        plan=plans,
        attendance=st.sampled_from(["done", "done", "left_early", "did_not_go"]),
        found=findings,
        words=st.none() | st.just("they were kind"),
        back=maybe_back,
    )
    def complete(self, plan: str, attendance: str, found: dict[str, Any], words: str | None, back: int | None) -> None:
        seen = {} if attendance == "did_not_go" else found
        draft = OutcomeDraft.of(attendance=attendance, learned=words, evidence=words, at_ms=self.ago(back), **seen)
        self.deed(self.vault.missions.complete, plan, draft)

    @rule(target=plans, mission=missions, back=maybe_back)
    def do_at_once(self, mission: str, back: int | None) -> Any:
        exposure = self.deed(self.vault.missions.plan, mission, PredictionDraft.of())
        if exposure is None:
            return multiple()
        self.deed(self.vault.missions.complete, exposure.id, OutcomeDraft.of(at_ms=self.ago(back)))
        return exposure.id

    @rule(plan=plans)
    def reopen(self, plan: str) -> None:
        self.deed(self.vault.missions.reopen, plan)

    @rule(target=removed_plans, plan=plans)
    def unplan(self, plan: str) -> Any:
        exposure = self.deed(self.vault.missions.unplan, plan)
        return multiple() if exposure is None else exposure

    @rule(exposure=removed_plans)
    def restore_plan(self, exposure: Any) -> None:
        self.deed(self.vault.missions.restore_plan, exposure)

    @rule(mission=missions)
    def hide(self, mission: str) -> None:
        self.deed(self.vault.own_missions.hide, mission)

    @rule(mission=missions)
    def unhide(self, mission: str) -> None:
        self.deed(self.vault.own_missions.unhide, mission)

    @rule(category=st.sampled_from(["kindness", "groups", "my own"]), mission=missions)
    def reword(self, category: str, mission: str) -> None:
        draft = self.vault.own_missions.draft_of(mission).model_copy(update={"category": category})
        self.deed(self.vault.own_missions.edit, mission, draft)

    @rule(mission=missions)
    def reset(self, mission: str) -> None:
        self.deed(self.vault.own_missions.reset, mission)

    @rule(target=own_missions, mission=missions)
    def make_an_own_mission(self, mission: str) -> Any:
        return self.deed(self.vault.own_missions.duplicate, mission).id

    @rule(mission=own_missions)
    def do_an_own_mission(self, mission: str) -> None:
        exposure = self.deed(self.vault.missions.plan, mission, PredictionDraft.of(worry="silence"))
        if exposure is not None:
            self.deed(self.vault.missions.complete, exposure.id, OutcomeDraft.of())

    @rule(target=deleted_missions, mission=own_missions)
    def delete_an_own_mission(self, mission: str) -> Any:
        return self.deed(self.vault.own_missions.delete, mission) or multiple()

    @rule(deleted=deleted_missions)
    def restore_an_own_mission(self, deleted: Any) -> None:
        self.deed(self.vault.own_missions.restore, deleted)

    @rule(target=marks, mission=missions | own_missions, suds=st.integers(0, 100))
    def place(self, mission: str, suds: int) -> Any:
        mission_id = self.deed(lambda: self.vault.missions.get(mission).id)
        mark = self.deed(self.vault.ladder.place, "mission", mission_id, suds) if mission_id else None
        return multiple() if mark is None else mark.id

    @rule(mark=consumes(marks))
    def withdraw_mark(self, mark: str) -> None:
        self.deed(self.vault.ladder.withdraw, mark)

    @rule(slot=st.sampled_from([None, *Slot]))
    def reroll(self, slot: Slot | None) -> None:
        chosen = self.vault.recommendations.choose()
        hidden = {card.mission.id for card in self.vault.own_missions.hidden()}
        assert not hidden & {pick.mission.id for pick in chosen.picks}
        self.deed(self.vault.recommendations.reroll, slot)

    # -- goals ---------------------------------------------------------------------------------------------------------

    @rule(target=goals, category=st.none() | st.sampled_from(COUNTED), target_value=st.integers(1, 4))
    def set_a_goal(self, category: str | None, target_value: int) -> Any:
        draft = GoalDraft.of(title="More of it", category=category, target_value=target_value)
        goal = self.deed(self.vault.goals.create, draft)
        return multiple() if goal is None else goal.id

    @rule(goal=goals, category=st.none() | st.sampled_from(COUNTED), target_value=st.integers(1, 4))
    def change_a_goal(self, goal: str, category: str | None, target_value: int) -> None:
        draft = GoalDraft.of(title="Less of it", category=category, target_value=target_value)
        before = self.deed(self.vault.goals.get, goal)
        changed = self.deed(self.vault.goals.edit, goal, draft)
        if changed is not None and target_value == 1:
            self.deed(self.vault.goals.put_back, before)

    @rule(goal=goals, how=st.sampled_from(["pause", "resume", "complete", "cancel", "reopen", "add"]))
    def turn_a_goal(self, goal: str, how: str) -> None:
        self.deed(getattr(self.vault.goals, how), goal)

    @rule(goal=goals, back=st.booleans())
    def delete_a_goal(self, goal: str, back: bool) -> None:
        deleted = self.deed(self.vault.goals.delete, goal)
        if back and deleted is not None:
            self.deed(self.vault.goals.restore, deleted)

    @rule(mission=missions)
    def skip(self, mission: str) -> None:
        self.deed(self.vault.missions.skip, mission)

    # -- what must hold ------------------------------------------------------------------------------------------------

    @rule()
    def close_and_open_again(self) -> None:
        self.vault.close()
        self.vault = open_vault(self.path, CATALOGUE, self.clock, self.new_id)

    @invariant()
    def nothing_to_tell_now_and_then(self) -> None:
        self.steps += 1
        if self.steps % 10 == 0:
            self.examine()

    def teardown(self) -> None:
        try:
            self.examine()
        finally:
            self.vault.close()
            self.folder.cleanup()

    def examine(self) -> None:
        if self.vault.profile.owner() is None:
            return
        report = self.vault.doctor.check()
        assert report.ok, report
        standing = self.vault.progress.standing()
        assert standing.total_points >= 0
        assert standing.streak_days <= standing.longest_streak
        for card in self.vault.missions.cards():
            assert (card.open_exposure_id is not None) == (card.status == "in_progress"), card

    # -- help ----------------------------------------------------------------------------------------------------------

    def deed(self, do: Any, *arguments: Any) -> Any:
        """Do something that may be refused in a sentence; what it says about points must be what happened to them."""
        before = self.state()
        points = self.vault.progress.standing().total_points
        try:
            done = do(*arguments)
        except UserError as refusal:
            refused = str(refusal)
        else:
            refused = ""
        if refused:
            assert refused.endswith(".")
            assert self.state() == before, "a refused deed changes nothing"
            return None
        if not isinstance(done, Done):
            return done
        assert self.vault.progress.standing().total_points == points + done.points
        return done.value

    def state(self) -> int:
        """Return how many rows were ever written: nothing may be written by what is refused."""
        with self.vault._context.database.raw() as connection:
            return int(connection.total_changes)

    def today(self) -> date:
        with self.vault._context.database.reading() as unit:
            return self.vault._context.today(self.vault._context.owner(unit))

    def ago(self, hours: int | None) -> int | None:
        return None if hours is None else self.clock.now_ms() - hours * 3_600_000

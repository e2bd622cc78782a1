"""Deeds for many entries at once, edited check-ins, and figures that stay true whatever the order of deeds."""

import random
from collections import Counter

import pytest
from sqlalchemy import event, text

from extrovertly_desktop.domain.clock import MS_PER_DAY, FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError, VaultLocked
from extrovertly_desktop.domain.journal import DraftState, JournalDraft, JournalEntry
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.tags import TagUndo
from extrovertly_desktop.services.tags import tag_key
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault


def _write(vault: OpenVault, days_ago: int = 0, *, tags: tuple[str, ...] = ()) -> JournalEntry:
    at_ms = vault.clock.now_ms() - days_ago * MS_PER_DAY
    return vault.journal.write(JournalDraft.of(content="Some words", mood="calm", tags=tags, at_ms=at_ms)).value


def test_deleting_many_settles_every_day_and_can_be_taken_back(vault: OpenVault) -> None:
    written = [_write(vault, days_ago) for days_ago in (0, 0, 1, 2, 5)]
    before = vault.progress.standing()
    ids = [entry.id for entry in written[1:]]
    done = vault.journal.delete_many([*ids, ids[0], "unheard of"])
    assert set(done.value) == set(ids)
    assert done.points == -6, "three days lost their first entry, the fourth has another"
    assert vault.journal.newest() == [written[0]]
    assert vault.progress.standing().streak_days == 1
    assert vault.doctor.check().ok
    assert vault.journal.delete_many(ids).value == ()
    back = vault.journal.restore_many(done.value)
    assert set(back.value) == set(ids)
    assert back.points == 6
    assert vault.progress.standing() == before
    assert {entry.id for entry in vault.journal.newest()} == {entry.id for entry in written}
    assert vault.doctor.check().ok


def test_one_commit_however_many(vault: OpenVault) -> None:
    ids = [_write(vault).id for _ in range(3)]
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    vault.journal.delete_many(ids)
    assert len(heard) == 1


def test_more_than_a_statement_can_take(vault: OpenVault) -> None:
    ids = [_write(vault, tags=("first",)).id for _ in range(30)]
    asked = [*ids, *(f"gone {number}" for number in range(1200))]
    told: list[float] = []
    ctx = TaskContext(lambda fraction, _text: told.append(fraction), lambda: False)
    assert len(vault.journal.tag_many(asked, add=["new"], ctx=ctx).value.changes) == 30
    assert len(vault.journal.delete_many(asked, ctx).value) == 30
    assert len(vault.journal.restore_many(asked, ctx).value) == 30
    assert len(told) > 6
    assert all(0 <= fraction <= 1 for fraction in told)


def test_many_days_take_no_more_statements_than_few(vault: OpenVault) -> None:
    ids = [_write(vault, days_ago).id for days_ago in range(40)]
    executed: list[str] = []

    def count(*seen: object) -> None:
        executed.append(str(seen[2]))

    writer, _ = vault._context.database.statements()
    event.listen(writer, "before_cursor_execute", count)
    counts = []
    for some in (ids[:2], ids[2:]):
        executed.clear()
        assert len(vault.journal.delete_many(some).value) == len(some)
        counts.append(len(executed))
    event.remove(writer, "before_cursor_execute", count)
    assert counts[1] < counts[0] + 10, "a few more achievements move, and nothing is asked day by day"
    assert vault.doctor.check().ok


def test_cancelling_moves_nothing(vault: OpenVault) -> None:
    entry = _write(vault)
    stopped = TaskContext(lambda _fraction, _text: None, lambda: True)
    with pytest.raises(Cancelled):
        vault.journal.delete_many([entry.id], stopped)
    assert vault.journal.newest() == [entry]


def test_tagging_many(vault: OpenVault) -> None:
    one, two, three = _write(vault, tags=("Work", "home")), _write(vault), _write(vault, tags=("rest",))
    done = vault.journal.tag_many([one.id, two.id, three.id], add=["work", " new  one "], remove=["HOME", "rest"])
    tags = [vault.journal.get(entry.id).tags for entry in (one, two, three)]
    assert tags == [("Work", "new one"), ("work", "new one"), ("work", "new one")]
    assert done.points == 0
    vault.tags.restore(done.value)
    assert [vault.journal.get(entry.id) for entry in (one, two, three)] == [one, two, three]
    assert vault.journal.tag_many([one.id], remove=["not there"]).value.changes == ()
    with pytest.raises(UserError):
        vault.journal.tag_many([one.id], add=["x" * 101])
    assert vault.doctor.check().ok


def test_an_empty_selection(vault: OpenVault) -> None:
    assert vault.journal.delete_many([]).value == vault.journal.restore_many([]).value == ()
    assert vault.journal.tag_many([], add=["x"]).value.changes == ()
    assert vault.bin.purge([]) == 0


@pytest.mark.parametrize("intensity", [0, 11, "much"])
def test_the_intensity_of_a_mood_has_a_range(intensity: object) -> None:
    with pytest.raises(UserError, match="Intensity"):
        JournalDraft.of(content="x", mood="calm", intensity=intensity)


def test_the_intensity_of_a_mood_is_kept_and_can_be_taken_away(vault: OpenVault) -> None:
    entry = vault.journal.write(JournalDraft.of(content="x", mood="calm", intensity=10)).value
    assert vault.journal.get(entry.id).intensity == 10
    vault.journal.edit(entry.id, JournalDraft.of(content="x", mood="calm"))
    assert vault.journal.get(entry.id).intensity is None


def test_a_check_in_is_edited_where_it_stands(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=4, triggers=["crowds"])).value
    clock.advance(days=1)
    draft = CheckInDraft.of(mood="Proud", intensity=8, confidence_level=9, context="at work")
    done = vault.check_ins.edit(first.id, draft)
    assert (done.value.mood, done.value.intensity, done.value.confidence_level) == ("proud", 8, 9)
    assert (done.value.context, done.value.triggers) == ("at work", ())
    assert (done.value.created_at, done.value.local_date) == (first.created_at, first.local_date)
    assert vault.check_ins.newest() == [done.value]
    assert done.points == 0
    assert vault.doctor.check().ok


def test_an_edited_check_in_is_put_back_in_one_go(
    vault: OpenVault, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=4, triggers=["crowds"])).value
    draft = CheckInDraft.of(mood="proud", at_ms=clock.now_ms() - 3 * MS_PER_DAY)
    edited = vault.check_ins.edit(first.id, draft).value
    with monkeypatch.context() as patched:
        patched.setattr("extrovertly_desktop.store.queries.check_ins.replace_check_in", _locked)
        with pytest.raises(VaultLocked):
            vault.check_ins.put_back(first)
    assert vault.check_ins.newest() == [edited], "what cannot be put back whole is not taken away either"
    assert vault.check_ins.put_back(first).value == first
    assert vault.check_ins.newest() == [first]
    assert vault.doctor.check().ok
    vault.check_ins.delete(first.id)
    vault.check_ins.put_back(first)
    assert vault.check_ins.newest() == [first]
    assert vault.doctor.check().ok


def _locked(*_args: object) -> None:
    raise VaultLocked("busy")


def test_an_edited_check_in_can_move_to_another_day(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=4)).value
    vault.check_ins.check_in(CheckInDraft.of(mood="proud"))
    moved = vault.check_ins.edit(first.id, CheckInDraft.of(mood="calm", at_ms=clock.now_ms() - 3 * MS_PER_DAY))
    assert moved.points == 1, "two days have a check-in now"
    assert moved.value.local_date < first.local_date
    assert vault.doctor.check().ok


def test_check_ins_refuse_what_cannot_be(vault: OpenVault, clock: FixedClock) -> None:
    first = vault.check_ins.check_in(CheckInDraft.of(mood="calm")).value
    with pytest.raises(NotFoundError):
        vault.check_ins.edit("gone", CheckInDraft.of(mood="calm"))
    with pytest.raises(UserError, match="mood"):
        vault.check_ins.edit(first.id, CheckInDraft.of(mood="unheard of"))
    with pytest.raises(UserError, match="to come"):
        vault.check_ins.edit(first.id, CheckInDraft.of(mood="calm", at_ms=clock.now_ms() + 9 * MS_PER_DAY))
    assert vault.check_ins.newest() == [first]


class _Life:
    """Random deeds, and a plain model of the tags that should come of them."""

    def __init__(self, vault: OpenVault, clock: FixedClock, rng: random.Random) -> None:
        self.vault, self.clock, self.rng = vault, clock, rng
        self.tags: dict[str, tuple[str, ...]] = {}
        self.undos: list[TagUndo] = []
        self.drafts: list[DraftState] = []

    def some(self) -> list[str]:
        return self.rng.sample(sorted(self.tags), k=min(len(self.tags), self.rng.randint(0, 6)))

    def a_tag(self) -> str:
        return self.rng.choice(["work", "Work", "WÖRK", "home", "a b", "A  B", "今日", "rest"])

    def write(self) -> None:
        tags = tuple(self.a_tag() for _ in range(self.rng.randint(0, 3)))
        entry = _write(self.vault, self.rng.randint(0, 40), tags=tags)
        self.tags[entry.id] = entry.tags

    def write_from_draft(self) -> None:
        if self.drafts:
            kept = self.drafts.pop()
            target = kept.entry_id
            if target is None:
                entry = self.vault.journal.write(kept.checked(), from_draft=kept.id).value
            elif target in self.tags:
                entry = self.vault.journal.edit(target, kept.checked(), from_draft=kept.id).value
            else:
                return
            self.tags[entry.id] = entry.tags

    def keep(self) -> None:
        entry_id = self.rng.choice([None, *self.some()])
        state = DraftState(entry_id=entry_id, content="Half a thought", mood="proud", tags=(self.a_tag(),))
        kept = self.vault.drafts.keep(state)
        self.drafts = [draft for draft in self.drafts if draft.id != kept.id] + [kept]

    def delete(self) -> None:
        self.vault.journal.delete_many(self.some())

    def restore(self) -> None:
        self.vault.bin.restore(self.some())

    def purge(self) -> None:
        chosen = self.some()
        binned = {entry.id for entry in self.vault.bin.entries(1000)}
        assert self.vault.bin.purge(chosen) == len(binned & set(chosen))
        for entry_id in binned & set(chosen):
            del self.tags[entry_id]

    def tag(self) -> None:
        self.follow(self.vault.journal.tag_many(self.some(), [self.a_tag()], [self.a_tag()]).value)

    def change_tags(self) -> None:
        old, new = self.a_tag(), self.a_tag()
        deed = self.rng.choice(
            [
                lambda: self.vault.tags.rename(old, new),
                lambda: self.vault.tags.merge([old, self.a_tag()], new),
                lambda: self.vault.tags.delete(old),
            ]
        )
        try:
            self.follow(deed())
        except NotFoundError:
            assert all(tag_key(tag) != tag_key(old) for tags in self.tags.values() for tag in tags)

    def undo(self) -> None:
        if self.undos:
            self.vault.tags.restore(self.undos.pop())
            self.tags = {entry_id: self.vault.journal.get(entry_id).tags for entry_id in self.tags}

    def check_in(self) -> None:
        self.vault.check_ins.check_in(CheckInDraft.of(mood="calm", confidence_level=self.rng.randint(1, 10)))

    def edit_check_in(self) -> None:
        for check_in in self.vault.check_ins.newest(3):
            at_ms = self.rng.choice([None, self.clock.now_ms() - self.rng.randint(0, 40) * MS_PER_DAY])
            draft = CheckInDraft.of(mood="proud", confidence_level=self.rng.choice([None, 2, 9]), at_ms=at_ms)
            self.vault.check_ins.edit(check_in.id, draft)

    def wait(self) -> None:
        self.clock.advance(days=self.rng.randint(0, 12), minutes=self.rng.randint(0, 900))

    def follow(self, undo: TagUndo) -> None:
        self.undos.append(undo)
        for change in undo.changes:
            assert self.tags[change.entry_id] == change.before
            self.tags[change.entry_id] = change.after

    def compare(self) -> None:
        entries = self.vault.journal.newest(1000)
        binned = self.vault.bin.entries(1000)
        assert {entry.id: entry.tags for entry in (*entries, *binned)} == self.tags
        counts = Counter(key for entry in entries for key in {tag_key(tag) for tag in entry.tags})
        assert {tag_key(use.tag): use.count for use in self.vault.tags.all()} == counts
        assert {tag_key(tag) for tag in self.vault.tags.suggest(limit=99)} == set(counts)
        report = self.vault.doctor.check()
        assert report.ok, report


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_deeds_leaves_true_figures_and_tags(vault: OpenVault, clock: FixedClock, seed: int) -> None:
    life = _Life(vault, clock, random.Random(seed))
    deeds = [
        life.write, life.write, life.keep, life.write_from_draft, life.delete, life.restore, life.purge, life.tag,
        life.change_tags, life.undo, life.check_in, life.edit_check_in, life.wait,
    ]  # fmt: skip
    for _ in range(8):
        life.write()
    for number in range(60):
        life.rng.choice(deeds)()
        if number % 10 == 9:
            life.compare()


def test_the_index_merges_as_ever_after_many_were_moved_or_a_deed_was_stopped(vault: OpenVault) -> None:
    ids = [_write(vault).id for _ in range(3)]
    stopped = TaskContext(lambda _fraction, _text: None, lambda: True)

    def settings() -> dict[str, int]:
        with vault._context.database.reading() as unit:
            return dict(unit.session.execute(text("SELECT k, v FROM journal_entries_fts_config")).all())

    before = settings()
    with pytest.raises(Cancelled):
        vault.journal.delete_many(ids, stopped)
    assert settings() == before
    vault.journal.delete_many(ids)
    assert vault.search.count("words") == 0
    vault.journal.restore_many(ids)
    assert vault.search.count("words") == len(ids)
    assert {name: settings()[name] for name in ("automerge", "deletemerge")} == {"automerge": 4, "deletemerge": 10}

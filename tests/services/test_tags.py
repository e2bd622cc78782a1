"""Tags: counts, suggestions, and changes in all entries at once that can be taken back."""

import pytest

from extrovertly_desktop.domain.clock import MS_PER_DAY, FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.journal import JournalDraft, JournalEntry
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.tasks import Cancelled, TaskContext
from extrovertly_desktop.services.vaults import OpenVault


def _write(vault: OpenVault, *tags: str, days_ago: int = 0) -> JournalEntry:
    at_ms = vault.clock.now_ms() - days_ago * MS_PER_DAY
    return vault.journal.write(JournalDraft.of(content="Words", mood="calm", tags=tags, at_ms=at_ms)).value


def _tags(vault: OpenVault, *entries: JournalEntry) -> list[tuple[str, ...]]:
    return [vault.journal.get(entry.id).tags for entry in entries]


def _counts(vault: OpenVault) -> list[tuple[str, int]]:
    return [(use.tag, use.count) for use in vault.tags.all()]


def test_tags_are_counted_most_used_first_then_by_name(vault: OpenVault) -> None:
    assert vault.tags.all() == []
    _write(vault, "work", "zoo", days_ago=2)
    _write(vault, "work", "Émile", "friends", days_ago=1)
    _write(vault, "work")
    assert _counts(vault) == [("work", 3), ("Émile", 1), ("friends", 1), ("zoo", 1)]


def test_spellings_are_one_tag_spelled_as_it_was_last(vault: OpenVault) -> None:
    _write(vault, "CAFE", days_ago=2)
    _write(vault, "long  walk", "cafe", days_ago=1)
    _write(vault, "Café", "Long Walk")
    assert _counts(vault) == [("Café", 3), ("Long Walk", 2)]


def test_the_bin_is_not_counted(vault: OpenVault) -> None:
    entry = _write(vault, "work")
    vault.journal.delete(entry.id)
    assert vault.tags.all() == []
    assert vault.tags.suggest() == []
    vault.journal.restore(entry.id)
    assert _counts(vault) == [("work", 1)]


def test_suggestions_begin_as_typed_often_and_late_ones_first(vault: OpenVault) -> None:
    for _ in range(3):
        _write(vault, "work")
    _write(vault, "Wörk party", days_ago=1)
    _write(vault, "walk", "friends", days_ago=500)
    assert vault.tags.suggest("w") == ["work", "Wörk party", "walk"]
    assert vault.tags.suggest("WOR") == ["work", "Wörk party"]
    assert vault.tags.suggest("work  P") == ["Wörk party"]
    assert vault.tags.suggest("x") == []
    assert vault.tags.suggest("", limit=2) == ["work", "Wörk party"]
    assert set(vault.tags.suggest(" ")) == {"work", "Wörk party", "walk", "friends"}
    assert vault.tags.suggest("'\"%_\x00") == []


def test_renaming_reaches_private_and_binned_entries_and_keeps_the_order(vault: OpenVault) -> None:
    one, two = _write(vault, "rest", "job", "home"), _write(vault, "JOB")
    vault.journal.delete(two.id)
    undo = vault.tags.rename("job", "  paid   work ")
    assert _tags(vault, one, two) == [("rest", "paid work", "home"), ("paid work",)]
    assert {change.entry_id for change in undo.changes} == {one.id, two.id}
    vault.journal.restore(two.id)
    assert dict(_counts(vault))["paid work"] == 2
    assert vault.doctor.check().ok
    vault.tags.restore(undo)
    assert _tags(vault, one, two) == [("rest", "job", "home"), ("JOB",)]
    assert vault.doctor.check().ok


def test_renaming_to_a_tag_that_exists_merges_under_its_spelling(vault: OpenVault) -> None:
    one, two, three = _write(vault, "job", "Work"), _write(vault, "home", "job"), _write(vault, "Work")
    undo = vault.tags.rename("job", "work")
    assert _tags(vault, one, two, three) == [("Work",), ("home", "Work"), ("Work",)]
    vault.tags.restore(undo)
    assert _tags(vault, one, two, three) == [("job", "Work"), ("home", "job"), ("Work",)]


def test_renaming_a_tag_to_itself_changes_its_spelling_everywhere(vault: OpenVault) -> None:
    one, two = _write(vault, "cafe"), _write(vault, "CAFÉ")
    vault.tags.rename("Cafe", "café")
    assert _tags(vault, one, two) == [("café",), ("café",)]
    assert vault.tags.rename("café", "café").changes == ()


def test_merging(vault: OpenVault) -> None:
    one, two, three = _write(vault, "a", "x", "b"), _write(vault, "B"), _write(vault, "c")
    undo = vault.tags.merge(["a", "b", "not there"], "letters")
    assert _tags(vault, one, two, three) == [("letters", "x"), ("letters",), ("c",)]
    vault.tags.restore(undo)
    assert _tags(vault, one, two, three) == [("a", "x", "b"), ("B",), ("c",)]
    vault.tags.merge(["c", "a"], "b")
    assert _tags(vault, one, two, three) == [("B", "x"), ("B",), ("B",)]


def test_deleting(vault: OpenVault) -> None:
    one, two = _write(vault, "a", "x", "b"), _write(vault, "X")
    undo = vault.tags.delete("x")
    assert _tags(vault, one, two) == [("a", "b"), ()]
    vault.journal.tag_many([one.id], add=["new"])
    vault.tags.restore(undo)
    assert _tags(vault, one, two) == [("a", "b", "new", "x"), ("X",)]


def test_deleting_several_is_one_change_with_one_way_back(vault: OpenVault) -> None:
    one, two, three = _write(vault, "a", "x", "b"), _write(vault, "B"), _write(vault, "c")
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    undo = vault.tags.delete_many(["A", "b", "not there"])
    assert _tags(vault, one, two, three) == [("x",), (), ("c",)]
    assert len(heard) == 1
    assert {change.entry_id for change in undo.changes} == {one.id, two.id}
    vault.tags.restore(undo)
    assert _tags(vault, one, two, three) == [("a", "x", "b"), ("B",), ("c",)]


def test_deleting_several_that_is_stopped_midway_changes_nothing(vault: OpenVault) -> None:
    one, two = _write(vault, "a"), _write(vault, "b")
    with pytest.raises(Cancelled):
        vault.tags.delete_many(["a", "b"], TaskContext(lambda _fraction, _text: None, lambda: True))
    with pytest.raises(NotFoundError):
        vault.tags.delete_many(["gone", ""])
    assert _tags(vault, one, two) == [("a",), ("b",)]


def test_taking_back_leaves_alone_what_is_gone(vault: OpenVault) -> None:
    entry = _write(vault, "x")
    undo = vault.tags.delete("x")
    vault.journal.delete(entry.id)
    vault.bin.empty()
    vault.tags.restore(undo)
    assert vault.tags.all() == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\x00b"])
def test_names_that_cannot_be_used_change_nothing(vault: OpenVault, name: str) -> None:
    entry = _write(vault, "work")
    for deed in (lambda: vault.tags.rename("work", name), lambda: vault.tags.merge(["work"], name)):
        with pytest.raises(UserError, match=r"^Tag |not text"):
            deed()
    assert _tags(vault, entry) == [("work",)]


@pytest.mark.parametrize("tag", ["gone", "", "\u0301"])
def test_a_tag_that_is_not_there(vault: OpenVault, tag: str) -> None:
    _write(vault, "work")
    for deed in (
        lambda: vault.tags.rename(tag, "work"),
        lambda: vault.tags.delete(tag),
        lambda: vault.tags.merge([tag], "work"),
        lambda: vault.tags.merge([], "work"),
    ):
        with pytest.raises(NotFoundError):
            deed()


def test_cancelling_changes_nothing(vault: OpenVault) -> None:
    entry = _write(vault, "work")
    stopped = TaskContext(lambda _fraction, _text: None, lambda: True)
    with pytest.raises(Cancelled):
        vault.tags.rename("work", "job", stopped)
    with pytest.raises(Cancelled):
        vault.journal.tag_many([entry.id], add=["job"], ctx=stopped)
    assert _tags(vault, entry) == [("work",)]


def test_lists_hear_of_a_change_once(vault: OpenVault) -> None:
    _write(vault, "work")
    _write(vault, "work")
    heard: list[frozenset[str]] = []
    vault.subscribe(heard.append)
    vault.tags.rename("work", "job")
    assert len(heard) == 1
    assert {"journal_entries", "journal_tags"} <= heard[0]


def test_check_ins_offer_what_was_said_before(vault: OpenVault, clock: FixedClock) -> None:
    def check_in(context: str | None, *triggers: str) -> None:
        vault.check_ins.check_in(CheckInDraft.of(mood="calm", context=context, triggers=triggers))
        clock.advance(hours=1)

    assert vault.check_ins.known_triggers() == vault.check_ins.known_contexts() == []
    check_in("at work", "deadline", "Phone call")
    clock.advance(days=60)
    check_in("On the train", "crowds")
    check_in("On the  TRAIN", "phone  call", "Crowds")
    check_in("two\nlines", "phone call")
    check_in("long " * 40)
    check_in(None)
    assert vault.check_ins.known_triggers() == ["phone call", "Crowds", "deadline"]
    assert vault.check_ins.known_triggers(1) == ["phone call"]
    assert vault.check_ins.known_contexts() == ["On the  TRAIN", "at work"]

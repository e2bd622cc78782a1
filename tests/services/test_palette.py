"""Finding anything by a few letters."""

from datetime import timedelta

from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.events import EventDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.palette import PaletteItem, PaletteKind
from extrovertly_desktop.services.palette import first_line
from extrovertly_desktop.services.palette_ranking import Folded, ranked
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching


def items(*titles: str) -> tuple[Folded, ...]:
    return tuple(Folded.of(PaletteItem(PaletteKind.ACTION, title, title, "View")) for title in titles)


def titles(typed: str, *of: str, recent: tuple[str, ...] = ()) -> list[str]:
    groups = ranked(typed, items(*of), recent=[(PaletteKind.ACTION, title) for title in recent])
    return [item.title for group in groups for item in group.items]


def test_exact_comes_before_beginnings_before_words_before_parts_before_letters() -> None:
    known = ("Blackboard and chalk", "Lock the door", "The lock", "Lock", "Unlock", "Let our clock keep time")
    assert titles("lock", *known) == [
        "Lock",
        "Lock the door",
        "The lock",
        "Unlock",
        "Let our clock keep time",
    ]
    assert titles("nje", "New journal entry", "Enjoy") == ["New journal entry"]
    assert titles("ÉCRÎRE", "Ecrire") == ["Ecrire"]
    assert titles("view dark", "Dark") == ["Dark"]
    assert titles("xyz", *known) == []
    assert titles(" ", *known) == []


def test_what_was_opened_lately_comes_first_among_equals() -> None:
    assert titles("say", "Say hello", "Say goodbye", recent=("Say goodbye",)) == ["Say goodbye", "Say hello"]
    assert titles("say", "Say", "Say goodbye", recent=("Say goodbye",)) == ["Say", "Say goodbye"]


def test_the_group_with_the_best_fit_stands_first_and_none_drowns_the_others() -> None:
    many = [Folded.of(PaletteItem(PaletteKind.MISSION, str(n), f"Tea with {n}")) for n in range(30)]
    goal = Folded.of(PaletteItem(PaletteKind.GOAL, "g", "Tea"))
    entry = PaletteItem(PaletteKind.ENTRY, "e", "A long day")
    groups = ranked("tea", [*many, goal], [entry])
    assert [group.kind for group in groups] == [PaletteKind.GOAL, PaletteKind.MISSION, PaletteKind.ENTRY]
    assert [len(group.items) for group in groups] == [1, 5, 1]
    assert len(ranked("tea", many)[0].items) == 12


def test_everything_of_a_vault_is_found_on_an_index(vault: OpenVault, clock: FixedClock) -> None:
    entry = vault.journal.write(JournalDraft.of(content="\n## A walk\nwith the heron", mood="proud")).value
    goal = vault.goals.create(GoalDraft.of(title="Speak up more", category="courage")).value
    day = (vault.days.today() + timedelta(days=3)).isoformat()
    event = vault.events.create(
        EventDraft.of(title="Heron watch", category="hobby", comfort_level="low", date=day, time="10:00")
    ).value
    with watching(vault) as plans:
        shelf = vault.palette.shelf()
        found = vault.palette.found("heron")
    assert plans.complaints() == []
    assert [(item.kind, item.id, item.title) for item in found] == [
        (PaletteKind.ENTRY, entry.id, "A walk"),
        (PaletteKind.EVENT, event.id, "Heron watch"),
    ]
    assert vault.palette.found("  ") == ()
    kinds = {kind: [item for item in shelf if item.kind is kind] for kind in PaletteKind}
    assert [item.id for item in kinds[PaletteKind.GOAL]] == [goal.id]
    assert len(kinds[PaletteKind.MISSION]) == len(vault.missions.cards())
    assert len(kinds[PaletteKind.ACHIEVEMENT]) == len(vault.progress.achievements())
    asked = {item.id.partition(":")[0] for item in kinds[PaletteKind.COACH]}
    assert asked == {"flow", "scene", "article"}
    setback = next(item for item in kinds[PaletteKind.COACH] if item.id == "flow:setback")
    assert setback.subject == f"say:flow:setback={setback.title}"
    assert ranked("setback", [Folded.of(item) for item in shelf])[0].items.count(setback) == 1


def test_the_first_line_is_the_first_that_says_anything() -> None:
    assert first_line("\n\n# **Sunday**\nmore") == "Sunday"
    assert first_line(" - \n> a quote") == "a quote"
    assert first_line("***") == ""

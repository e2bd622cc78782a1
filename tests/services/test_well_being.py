"""The well-being check: its own words, whole answers only, offered once a month and never pressed on anybody."""

from datetime import date

import pytest

from extrovertly_desktop.content.questionnaires import load_questionnaires
from extrovertly_desktop.domain.clock import FixedClock
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.well_being import Offer, Questionnaires
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.vaults import OpenVault
from tests.plans import watching

FIVE = {f"who5-{number}": value for number, value in enumerate((3, 2, 4, 1, 5), start=1)}


@pytest.fixture(scope="module")
def shipped() -> Questionnaires:
    return load_questionnaires(resources_dir() / "content")


def test_the_who5_is_worded_as_its_makers_wrote_it(shipped: Questionnaires) -> None:
    who5 = shipped.questionnaires[0]
    assert [item.text for item in who5.items] == [
        "I have felt cheerful and in good spirits",
        "I have felt calm and relaxed",
        "I have felt active and vigorous",
        "I woke up feeling fresh and rested",
        "My daily life has been filled with things that interest me",
    ]
    assert [(choice.value, choice.text) for choice in who5.choices] == [
        (0, "At no time"),
        (1, "Some of the time"),
        (2, "Less than half of the time"),
        (3, "More than half of the time"),
        (4, "Most of the time"),
        (5, "All of the time"),
    ]
    assert "CC BY-NC-SA 3.0 IGO" in who5.terms
    assert "10.1159/000376585" in who5.source


def test_the_score_is_the_sum_times_four(shipped: Questionnaires) -> None:
    assert shipped.scores(FIVE) == {"who5": 60.0}
    for value, score in ((0, 0.0), (5, 100.0)):
        assert shipped.scores(dict.fromkeys(FIVE, value)) == {"who5": score}


def test_items_of_the_ipip_count_the_way_they_are_keyed(shipped: Questionnaires) -> None:
    ipip = shipped.questionnaires[1]
    assert [item.slug for item in ipip.items if item.reversed] == ["e1-3", "e1-4", "e2-3", "e2-4", "e3-4"]
    scores = shipped.scores({item.slug: 5 for item in ipip.items})
    assert scores == {"friendliness": 3.0, "gregariousness": 3.0, "assertiveness": 4.0}


def test_what_is_answered_in_part_is_not_scored(vault: OpenVault) -> None:
    check = vault.well_being.save({**FIVE, "e1-1": 5, "e1-2": 4, "e1-3": 2}).value
    assert check.scores == {"who5": 60.0}
    assert check.answers["e1-2"] == 4
    with pytest.raises(UserError, match="five questions"):
        vault.well_being.save({slug: FIVE[slug] for slug in list(FIVE)[:4]})
    for wrong in ({"who5-1": 6}, {"who5-1": -1}, {"who6-1": 1}, {"e1-1": 0}):
        with pytest.raises(UserError, match="not one of the answers"):
            vault.well_being.save({**FIVE, **wrong})
    assert len(vault.well_being.standing().checks) == 1


def test_nothing_is_due_until_it_is_switched_on_and_then_once_a_month(vault: OpenVault, clock: FixedClock) -> None:
    service = vault.well_being
    assert service.standing().offer is Offer.ASKED
    service.switch_on()
    assert service.standing().offer is Offer.DUE
    service.save(FIVE)
    waiting = service.standing()
    assert (waiting.offer, waiting.next_day) == (Offer.WAITING, date(2026, 4, 1))
    clock.advance(days=29)
    assert service.standing().offer is Offer.WAITING
    clock.advance(days=1)
    assert service.standing().offer is Offer.DUE
    service.not_now()
    assert service.standing().offer is Offer.WAITING
    clock.advance(days=30)
    assert service.standing().offer is Offer.DUE


def test_a_no_is_a_no_and_can_be_taken_back(vault: OpenVault, clock: FixedClock) -> None:
    service = vault.well_being
    service.not_now()
    assert service.standing().offer is Offer.OFF
    clock.advance(days=30)
    assert service.standing().offer is Offer.ASKED
    before = service.wishes()
    service.never()
    clock.advance(days=1000)
    assert service.standing().offer is Offer.OFF
    service.save(FIVE)
    assert service.standing().offer is Offer.OFF
    service.put_back_wishes(before)
    assert service.standing().offer is Offer.OFF  # a check has just been taken
    clock.advance(days=30)
    assert service.standing().offer is Offer.ASKED


def test_a_check_is_changed_deleted_and_put_back_as_it_was(vault: OpenVault, clock: FixedClock) -> None:
    service = vault.well_being
    first = service.save(FIVE).value
    clock.advance(days=31)
    second = service.save(dict.fromkeys(FIVE, 1)).value
    assert (second.well_being, second.is_low, second.is_very_low) == (20.0, True, True)
    clock.advance(days=2)
    changed = service.edit(second.id, dict.fromkeys(FIVE, 2)).value
    assert (changed.well_being, changed.is_low, changed.is_very_low) == (40.0, True, False)
    assert changed.local_date == second.local_date
    service.edit(second.id, second.answers)
    gone = service.delete(first.id).value
    assert service.standing().checks == (second,)
    service.restore(gone)
    service.restore(gone)
    assert service.standing().checks == (first, second)
    with pytest.raises(NotFoundError):
        service.delete("another")


def test_it_runs_on_an_index_and_earns_nothing(vault: OpenVault) -> None:
    with watching(vault) as plans:
        done = vault.well_being.save(FIVE)
        vault.well_being.edit(done.value.id, FIVE)
        vault.well_being.restore(vault.well_being.delete(done.value.id).value)
        vault.well_being.standing()
    assert plans.complaints() == []
    assert (done.points, done.earned) == (0, ())
    assert vault.progress.days() == []

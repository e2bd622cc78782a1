"""A life in a vault, for whatever is to be harmed."""

import random
from contextlib import nullcontext

from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.journal import JournalDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.services.vaults import OpenVault

_FEW = 20
_WORDS = ("hello", "there", "今日", "brave", "quiet", "long", "walk", "tea", "phone", "smile", "later", "again")


def write_much(vault: OpenVault, rng: random.Random, entries: int) -> None:
    """Write entries of all lengths with a check-in each, and every fifth time do a mission."""
    missions = [card.mission.id for card in vault.missions.cards() if not card.is_locked]
    # In bulk the log would be folded in at the end; a few stay in it.
    with vault.in_bulk() if entries > _FEW else nullcontext():
        for number in range(entries):
            text = " ".join(rng.choices(_WORDS, k=rng.choice((5, 40, 150, 1500))))
            vault.journal.write(JournalDraft.of(content=text, mood="proud", tags=["work", rng.choice(_WORDS)]))
            vault.check_ins.check_in(CheckInDraft.of(mood="nervous", confidence_level=rng.randint(1, 10)))
            if number % 5 == 0:
                plan = vault.missions.plan(rng.choice(missions), PredictionDraft.of(worry="silence")).value
                vault.missions.complete(plan.id, OutcomeDraft.of(came_true="no", learned=text[:80]))

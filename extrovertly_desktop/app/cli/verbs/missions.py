"""`extrovertly missions`: list, plan, complete and skip; `mission_choice` and `own_missions` hold the other verbs."""

from argparse import Namespace

from extrovertly_desktop.app.cli.shapes import card_data, card_row, done_data, done_text, exposure_data
from extrovertly_desktop.app.cli.terminal import Terminal, columns
from extrovertly_desktop.app.cli.typed import moment_ms, readable
from extrovertly_desktop.app.cli.vaults import command, opened
from extrovertly_desktop.app.cli.verbs.mission_choice import CHOICE
from extrovertly_desktop.app.cli.verbs.own_missions import OWN
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.exposure import Exposure, OutcomeDraft, PredictionDraft


def run(args: Namespace, terminal: Terminal) -> int:
    """Do what was asked of the missions.

    Raises:
        UserError: if what was typed cannot be used.
        EnvironmentFault: if the vault cannot be opened or written.
    """
    do = {"list": _list, "plan": _plan, "complete": _complete, "skip": _skip, **CHOICE, **OWN}[args.action]
    return do(args, terminal)


def _list(args: Namespace, terminal: Terminal) -> int:
    typed = readable(args.search, "search") or ""
    with opened(args) as vault:
        known = vault.missions.categories()
        if args.category is not None and args.category not in known:
            raise UserError(f"There is no such category. Please choose one of: {', '.join(known)}.")
        cards = vault.missions.cards(
            difficulty=args.difficulty, category=args.category, typed=typed, status=args.status
        )
    text = columns([card_row(card) for card in cards]) or "No mission fits. Please ask for less at once."
    terminal.answer(text, {"missions": [card_data(card) for card in cards]})
    return 0


def _plan(args: Namespace, terminal: Terminal) -> int:
    draft = PredictionDraft.of(
        worry=readable(args.worry, "worry"),
        likelihood=args.likelihood,
        expected_suds=args.expected,
        safety_behaviours_to_drop=[readable(text, "safety behaviour") for text in args.drop],
        place=readable(args.place, "place"),
        people=readable(args.people, "people"),
        time_of_day=readable(args.time_of_day, "time of day"),
    )
    with opened(args) as vault:
        done = vault.missions.plan(readable(args.mission, "mission") or "", draft)
    sentence = f"Planned: {done.value.title}."
    terminal.answer(done_text(sentence, done), done_data("plan", done, exposure_data(done.value)))
    return 0


def _complete(args: Namespace, terminal: Terminal) -> int:
    draft = OutcomeDraft.of(
        attendance=args.outcome,
        came_true=args.came_true,
        evidence=readable(args.evidence, "evidence"),
        peak_suds=args.peak,
        surprise=args.surprise,
        learned=readable(args.learned, "learning"),
        safety_behaviours_used=[readable(text, "safety behaviour") for text in args.used],
        difficulty_rating=args.difficulty,
        satisfaction_rating=args.satisfaction,
        notes=readable(args.notes, "notes"),
    )
    with opened(args) as vault:
        mission = vault.missions.get(readable(args.mission, "mission") or "")
        plan = next((item for item in vault.missions.open_plans() if item.mission_id == mission.id), None)
        if plan is None:
            raise UserError(
                f"“{mission.title}” is not planned. Please plan it first: "
                f"{command(args, f'missions plan {mission.slug or mission.id}')}"
            )
        at_ms = moment_ms(args.at, vault.clock.zone())
        done = vault.missions.complete(plan.id, draft.model_copy(update={"at_ms": at_ms}))
    terminal.answer(done_text(_how_it_went(done.value), done), done_data("attempt", done, exposure_data(done.value)))
    return 0


def _skip(args: Namespace, terminal: Terminal) -> int:
    with opened(args) as vault:
        mission = vault.missions.get(readable(args.mission, "mission") or "")
        standing = vault.missions.skip(mission.id).standing
    terminal.answer(
        f"Set aside for now: {mission.title}.",
        {"mission_id": mission.id, "slug": mission.slug, "status": str(standing.status)},
    )
    return 0


def _how_it_went(exposure: Exposure) -> str:
    sentence = f"Written down: {exposure.title}."
    if exposure.expected_suds is not None and exposure.peak_suds is not None:
        sentence += f" You expected {exposure.expected_suds}, it peaked at {exposure.peak_suds}."
    return sentence

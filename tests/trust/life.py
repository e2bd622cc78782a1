"""Everything a person does, with a word of its own planted in every place where they can write."""

import logging
from collections.abc import Iterator

import pytest
from PIL import Image, PngImagePlugin

from extrovertly_desktop.app.crash_report import report
from extrovertly_desktop.domain.coach import Said
from extrovertly_desktop.domain.errors import UserError
from extrovertly_desktop.domain.events import AttendanceDraft, EventDraft
from extrovertly_desktop.domain.exposure import OutcomeDraft, PredictionDraft
from extrovertly_desktop.domain.goals import GoalDraft
from extrovertly_desktop.domain.journal import DraftState, JournalDraft
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import CheckInDraft
from extrovertly_desktop.domain.own_missions import MissionDraft
from extrovertly_desktop.domain.people import ProfileDraft, SudsAnchors, UserDraft
from extrovertly_desktop.domain.preparations import PreparationDraft
from extrovertly_desktop.domain.writing_kit import PromptDraft, SavedSearchDraft, TemplateDraft
from extrovertly_desktop.services.tasks import quiet_context
from extrovertly_desktop.services.transfer.values import ExportRequest, TransferChoices
from extrovertly_desktop.services.vaults import OpenVault
from tests.media.pictures import as_file, exif
from tests.services.calendar_files import calendar, take
from tests.services.test_coach import service as coach_service
from tests.trust.machine import WORD, Machine

FORMATS = ("complete", "convex", "csv", "markdown", "jrnl", "day_one")


def word(where: str) -> str:
    """Return the word that is planted in one place."""
    return f"{WORD}{where}"


def live(vault: OpenVault, machine: Machine) -> Iterator[str]:
    """Do one part of a life after the other; yield its name once it is done."""
    yield from _begin(vault)
    yield from _write(vault)
    yield from _practise(vault)
    yield from _meet(vault)
    yield from _talk(vault)
    yield from _bring_and_take(vault, machine)
    yield from _keep(vault)


def _begin(vault: OpenVault) -> Iterator[str]:
    vault.profile.create_user(UserDraft.of(first_name=word("friend"), email=f"{word('mail')}@example.org"))
    vault.profile.save_profile(ProfileDraft.of(bio=word("bio"), interests=[word("interest")]))
    vault.profile.set_suds_anchors(SudsAnchors.of(at_50=word("anchor")))
    vault.moods.add(MoodDraft.of(title=word("mood"), valence=0.1, energy=0.2))
    vault.prompts.add(PromptDraft.of(text=word("prompt")))
    vault.templates.add(TemplateDraft.of(title=word("template"), body=word("body")))
    vault.saved_searches.add(SavedSearchDraft.of(name=word("saved"), query=word("query")))
    vault.safety.write_plan(vault.safety.answers.plan[0].slug, word("plan"))
    vault.check_ins.check_in(CheckInDraft.of(mood="proud", context=word("context"), triggers=[word("trigger")]))
    yield "begun"


def _write(vault: OpenVault) -> Iterator[str]:
    entry = vault.journal.write(
        JournalDraft.of(content=f"{word('entry')} " * 400, mood="proud", tags=[word("tag")])
    ).value
    picture, comment = Image.effect_noise((400, 300), 40).convert("RGB"), PngImagePlugin.PngInfo()
    comment.add_text("Comment", word("metadata"))
    vault.photos.add(entry.id, as_file(picture, "JPEG", exif=exif()))
    vault.photos.add(entry.id, as_file(picture.resize((64, 48)), "PNG", pnginfo=comment))
    vault.drafts.keep(DraftState(content=word("draft"), tags=(word("drafttag"),)))
    vault.drafts.forms.keep("plan:somewhere", {"worry": word("form")})
    gone = vault.journal.write(JournalDraft.of(content=word("deleted"), mood="calm")).value
    vault.journal.delete(gone.id)
    vault.bin.purge([gone.id])
    for typed in (word("entry"), f"{word('nowhere')} -{word('never')}", f'"{word("phrase")} x" tag:{word("tag")}'):
        vault.search.keys(typed)
        vault.search.explain(typed)
    yield "written"


def _practise(vault: OpenVault) -> Iterator[str]:
    mission = vault.own_missions.create(
        MissionDraft.of(
            title=word("mission"),
            description=word("what"),
            difficulty="beginner",
            category=word("category"),
            typical_suds=30,
            tips=[word("tip")],
        )
    ).value
    plan = vault.missions.plan(
        mission.id,
        PredictionDraft.of(worry=word("worry"), place=word("place"), safety_behaviours_to_drop=[word("habit")]),
    ).value
    vault.missions.complete(
        plan.id, OutcomeDraft.of(came_true="no", learned=word("learned"), evidence=word("evidence"), notes=word("note"))
    )
    vault.goals.create(GoalDraft.of(title=word("goal"), description=word("purpose")))
    vault.missions.cards()
    yield "practised"


def _meet(vault: OpenVault) -> Iterator[str]:
    event = vault.events.create(
        EventDraft.of(
            title=word("event"),
            description=word("about"),
            location=word("location"),
            date="2026-03-01",
            time="19:00",
            category=word("kind"),
            comfort_level="low",
            social_context={"icebreakers": word("icebreaker")},
            organizer_name=word("organiser"),
        )
    ).value
    vault.event_plans.prepare(event.id, PreparationDraft.of(want=word("want"), exit_plan=word("exit")))
    vault.attendance.attend(event.id, AttendanceDraft.of(rating=4, feedback=word("feedback")))
    vault.events.search(word("event"))
    take(vault, calendar(f"UID:1\nDTSTART:20260401T190000Z\nSUMMARY:{word('calendar')}"))
    yield "met"


def _talk(vault: OpenVault) -> Iterator[str]:
    coach = coach_service(vault)
    session = coach.begin().session
    coach.say(session.id, Said(f"tomorrow there is {word('talk')} and I feel sick"))
    coach.rename(session.id, word("session"))
    coach.sessions(word("talk"))
    coach.end(session.id)
    yield "talked"


def _bring_and_take(vault: OpenVault, machine: Machine) -> Iterator[str]:
    diary = machine.theirs / "diary.csv"
    diary.write_text(
        f"full_date,date,weekday,time,mood,activities,note_title,note\n"
        f"2026-02-28,February 28,Saturday,9:05 PM,rad,{word('activity')},{word('title')},{word('brought')}\n",
        encoding="utf-8",
    )
    _bring(vault, machine.theirs / "diary.csv")
    yield "brought in"
    endings = {each.slug: each.ending for each in vault.transfer_export.formats()}
    for slug in FORMATS:
        path = machine.chosen / f"{slug}{endings[slug]}"
        vault.transfer_export.write(ExportRequest(slug, path, private=True), quiet_context())
        yield f"taken out as {slug}"
    _bring(vault, machine.chosen / f"convex{endings['convex']}")
    yield "brought in again"


def _bring(vault: OpenVault, path: object) -> None:
    preview = vault.transfer.preview(path, None, TransferChoices(), quiet_context())  # type: ignore[arg-type]
    vault.transfer.apply(preview, preview.choices, quiet_context())


def _keep(vault: OpenVault) -> Iterator[str]:
    backup = vault.backups.make().value
    vault.journal.write(JournalDraft.of(content=word("later"), mood="proud"))
    vault.restore.compare(backup.path)
    yield "compared"
    vault.restore.restore(backup.path)
    yield "restored"
    assert vault.doctor.check().ok
    _break_down(vault)
    yield "broken down"


def _break_down(vault: OpenVault) -> None:
    """Make mistakes in the midst of deeds, of ours and of the person's, and let all be told as they would be."""
    log = logging.getLogger("extrovertly_desktop.trust")

    def refused_by_the_vault() -> None:
        with vault._context.database.unit() as unit:
            unit.session.connection().exec_driver_sql("INSERT INTO nowhere VALUES (?)", (word("statement"),))

    def mistaken() -> None:
        raise KeyError(word("key")) from ValueError(word("cause"))

    def mistyped() -> None:
        JournalDraft.of(content=word("refused"), mood=word("x") * 100)

    for kind, deed in ((Exception, refused_by_the_vault), (KeyError, mistaken), (UserError, mistyped)):
        with pytest.raises(kind) as caught:
            deed()
        log.error("a mistake of %s", word("argument"), exc_info=caught.value)
        assert WORD not in report(caught.value).lower()

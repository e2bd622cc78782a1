"""Opening a vault: the file, its content, and everything a person can do with it."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from functools import cached_property
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING

from extrovertly_desktop.content.catalogue import Catalogue
from extrovertly_desktop.domain.clock import Clock
from extrovertly_desktop.domain.errors import EnvironmentFault, VaultLocked
from extrovertly_desktop.domain.ids import IdFactory
from extrovertly_desktop.resource_files import resources_dir
from extrovertly_desktop.services.attendance import AttendanceService
from extrovertly_desktop.services.backups import BACKUP_FOLDER, BackupService
from extrovertly_desktop.services.bin import BinService
from extrovertly_desktop.services.calendar_export import CalendarExportService
from extrovertly_desktop.services.calendar_import import CalendarImportService
from extrovertly_desktop.services.check_ins import CheckInService
from extrovertly_desktop.services.consequences import Consequences
from extrovertly_desktop.services.content_sync import sync_content
from extrovertly_desktop.services.context import ServiceContext
from extrovertly_desktop.services.days import DayService
from extrovertly_desktop.services.doctor import DoctorService
from extrovertly_desktop.services.drafts import DraftService
from extrovertly_desktop.services.entry_export import EntryExportService
from extrovertly_desktop.services.event_pictures import EventPictureService
from extrovertly_desktop.services.event_plans import EventPlanService
from extrovertly_desktop.services.event_series import EventSeriesService
from extrovertly_desktop.services.event_suggestions import EventSuggestionService
from extrovertly_desktop.services.events import EventService
from extrovertly_desktop.services.first_start import FirstStartService
from extrovertly_desktop.services.goals import GoalService
from extrovertly_desktop.services.insights import InsightService
from extrovertly_desktop.services.journal import JournalService
from extrovertly_desktop.services.ladder import LadderService
from extrovertly_desktop.services.missions import MissionService
from extrovertly_desktop.services.moods import MoodService
from extrovertly_desktop.services.own_missions import OwnMissionService
from extrovertly_desktop.services.own_profile import OwnProfileService
from extrovertly_desktop.services.photos import PhotoService
from extrovertly_desktop.services.profile import ProfileService
from extrovertly_desktop.services.progress import ProgressService
from extrovertly_desktop.services.progress_figures import ProgressFigureService
from extrovertly_desktop.services.prompts import PromptService
from extrovertly_desktop.services.recommendations import RecommendationService
from extrovertly_desktop.services.reminders import ReminderService
from extrovertly_desktop.services.report import ReportService
from extrovertly_desktop.services.restore import RestoreService
from extrovertly_desktop.services.safety import SafetyService
from extrovertly_desktop.services.saved_searches import SavedSearchService
from extrovertly_desktop.services.search import SearchService
from extrovertly_desktop.services.step_marks import StepMarks
from extrovertly_desktop.services.tags import TagService
from extrovertly_desktop.services.templates import TemplateService
from extrovertly_desktop.services.well_being import WellBeingService
from extrovertly_desktop.store.change_feed import Listener
from extrovertly_desktop.store.checking import check_open, was_left_open
from extrovertly_desktop.store.driver import VaultKey
from extrovertly_desktop.store.glance import meta_of_file
from extrovertly_desktop.store.opening import open_database
from extrovertly_desktop.store.places import worry_about
from extrovertly_desktop.store.queries import achievements, people
from extrovertly_desktop.store.seal import is_broken, seal_of, write_seal

if TYPE_CHECKING:
    from extrovertly_desktop.services.coach import CoachService
    from extrovertly_desktop.services.language_model import LanguageModelService
    from extrovertly_desktop.services.palette import PaletteService
    from extrovertly_desktop.services.transfer.export import ExportService
    from extrovertly_desktop.services.transfer.service import TransferService

_DEMO_KEY = "made_up"
_CHANGED = "the file is not what it was when it was closed, though nobody has written to it since"
_WORRIED_KEY = "worried_about_place"


class OpenVault:
    """An open vault and its services.

    Attributes:
        profile, check_ins, journal, missions, events, progress, goals: one service a noun.
        own_profile, first_start: what a person tells about themselves, and their first steps.
        insights: what is said about each week that is over.
        well_being: the optional check, once a month.
        report: what a report on paper holds.
        search, drafts, bin, tags, photos, entry_export: more of what belongs to the journal.
        own_missions, ladder, recommendations: more of what belongs to missions.
        attendance, event_plans, event_pictures, event_suggestions, reminders: more of what belongs to events.
        event_series, calendar_import, calendar_export: events that repeat, and calendars of other programs.
        transfer, transfer_export: bringing in what another program wrote, and taking everything out.
        progress_figures: what charts need beyond the rows of days.
        days: everything of one day.
        moods, prompts, templates, saved_searches: what a person writes and looks with, their own included.
        safety: help that is always at hand: the gate, the safety plan, helplines.
        coach: conversations, offline.
        palette: what can be found from anywhere.
        language_model: other words for the coach, for those who turn it on.
        doctor: recounts the derived figures and tells each difference.
        was_left_open: whether the last close was none, or the file has changed by itself since, so that its pages are
            worth a look (`check_pages`).
        backups, restore: copies of the vault, and the way back to one.
    """

    def __init__(self, context: ServiceContext, *, was_left_open: bool = False, seal_broken: bool = False) -> None:
        self._context = context
        self.was_left_open = was_left_open or seal_broken
        self._seal_broken = seal_broken
        consequences = self._consequences = Consequences(context.clock, context.new_id, context.today)
        self.profile = ProfileService(context, consequences)
        self.own_profile = OwnProfileService(context)
        self.first_start = FirstStartService(context, self.profile)
        self.moods = MoodService(context)
        self.check_ins = CheckInService(context, consequences, self.moods)
        self.search = SearchService(context, self.moods)
        self.journal = JournalService(context, consequences, self.moods, self.search)
        self.entry_export = EntryExportService(context, self.journal, self.moods)
        self.drafts = DraftService(context)
        self.bin = BinService(context, self.journal)
        self.tags = TagService(context)
        self.photos = PhotoService(context, consequences)
        self.missions = MissionService(context, consequences)
        self.own_missions = OwnMissionService(context, consequences, self.missions)
        marks = StepMarks(context, consequences)
        self.ladder = LadderService(context, marks)
        self.recommendations = RecommendationService(context, marks)
        self.events = EventService(context, consequences)
        self.attendance = AttendanceService(context, consequences)
        self.event_plans = EventPlanService(context, consequences)
        self.event_pictures = EventPictureService(context)
        self.event_suggestions = EventSuggestionService(context, self.ladder.expected_of_events)
        self.reminders = ReminderService(context)
        self.event_series = EventSeriesService(context, consequences)
        self.calendar_import = CalendarImportService(context, consequences)
        self.calendar_export = CalendarExportService(context)
        self.progress = ProgressService(context)
        self.progress_figures = ProgressFigureService(context)
        self.days = DayService(context)
        self.goals = GoalService(context)
        self.insights = InsightService(context, self.moods, self.recommendations)
        self.prompts = PromptService(context)
        self.templates = TemplateService(context)
        self.saved_searches = SavedSearchService(context)
        self.safety = SafetyService(context, resources_dir() / "content" / "safety")
        self.well_being = WellBeingService(context, resources_dir() / "content")
        self.report = ReportService(context, self)
        self.doctor = DoctorService(context)
        self.backups = BackupService(context)
        self.restore = RestoreService(context, self.backups)

    @cached_property
    def coach(self) -> "CoachService":
        """Conversations with the coach. Its machinery is read from disk when somebody first turns to it."""
        from extrovertly_desktop.services.coach_parts import make_coach  # noqa: PLC0415 - no part of the start

        return make_coach(self._context, self)

    @cached_property
    def language_model(self) -> "LanguageModelService":
        """Other words for the coach's lines from a model on this machine; off unless the person says otherwise."""
        from extrovertly_desktop.services.language_model import LanguageModelService  # noqa: PLC0415 - as above

        return LanguageModelService(self._context, self.safety.assess, resources_dir() / "content")

    @cached_property
    def transfer(self) -> "TransferService":
        """Bringing in what another program wrote."""
        from extrovertly_desktop.services.transfer.service import TransferService  # noqa: PLC0415 - no part of the start

        return TransferService(self._context, self._consequences, moods=self.moods, backups=self.backups)

    @cached_property
    def transfer_export(self) -> "ExportService":
        """Taking everything out."""
        from extrovertly_desktop.services.transfer.export import ExportService  # noqa: PLC0415 - no part of the start

        return ExportService(self._context, self.moods)

    @cached_property
    def palette(self) -> "PaletteService":
        """Finding anything by a few letters."""
        from extrovertly_desktop.services.palette import PaletteService  # noqa: PLC0415 - no part of the start

        return PaletteService(self, resources_dir() / "content" / "coach")

    @property
    def path(self) -> Path:
        """The vault's file."""
        return self._context.database.path

    @property
    def clock(self) -> Clock:
        """The clock the services go by."""
        return self._context.clock

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear the names of changed tables after each commit; returns what ends it."""
        return self._context.database.feed.subscribe(listener)

    def look_for_changes(self) -> bool:
        """Whether another process has changed the vault since the last call; listeners are told."""
        return self._context.database.changed_elsewhere()

    def is_made_up(self) -> bool:
        """Whether this is a demonstration vault."""
        with self._context.database.reading() as unit:
            return bool(people.get_meta(unit, _DEMO_KEY))

    def straighten(self) -> None:
        """Make every derived figure what follows from the facts: after what was rescued of a damaged vault.

        Raises:
            UserError: if the vault has no owner.
        """
        from extrovertly_desktop.services.transfer.settling import Settling  # noqa: PLC0415 - hardly ever needed

        consequences = Consequences(self._context.clock, self._context.new_id, self._context.today)
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            stored = achievements.stored_progress(unit, owner.id)
            # On which day something was earned stands in the ledger alone, whose line may be lost.
            earned = [
                {
                    "user_id": owner.id,
                    "achievement_id": id_,
                    "times_earned": row.times_earned,
                    "earned_at": row.earned_at,
                }
                for id_, row in stored.items()
            ]
            Settling(self._context, consequences, unit).after_rows({"user_achievements": earned})

    def worry_once(self) -> str:
        """Return a sentence if the vault lies in a place that may harm it, once for each place; else ""."""
        sentence, place = worry_about(self.path), str(self.path.absolute().parent)
        with self._context.database.unit() as unit:
            if not sentence or people.get_meta(unit, _WORRIED_KEY) == place:
                return ""
            people.set_meta(unit, _WORRIED_KEY, value=place)
        return sentence

    def check_pages(self) -> str | None:
        """Look at every page of the file; return the first thing that is wrong, or None.

        Raises:
            EnvironmentFault: if it cannot be read.
        """
        complaint = check_open(self._context.database)
        return _CHANGED if complaint is None and self._seal_broken else complaint

    def mark_made_up(self) -> None:
        """Mark the vault as made up, so that nobody takes it for a person's."""
        with self._context.database.unit() as unit:
            people.set_meta(unit, _DEMO_KEY, value=True)

    def in_bulk(self) -> AbstractContextManager[None]:
        """Write very many deeds without waiting for the disk after each; at the end all of it is on the disk."""
        return self._context.database.in_bulk()

    @property
    def is_encrypted(self) -> bool:
        """Whether it needs a passphrase."""
        return self._context.database.key is not None

    def spare_key(self) -> str | None:
        """Return the open vault's key as a text that `open_vault` takes; None if it is not encrypted.

        Whoever has it opens the vault, until the passphrase is changed: it is for the system's keyring alone.
        """
        key = self._context.database.key
        return None if key is None else key.text()

    def is_opened_by(self, passphrase: str) -> bool:
        """Whether a passphrase is the open vault's own (0.13 s)."""
        key = self._context.database.key
        if key is None:
            return False
        tried = VaultKey.derive(passphrase, key.salt)
        is_same = compare_digest(tried.raw, key.raw)
        tried.wipe()
        return is_same

    def close(self) -> None:
        """Close the vault; the key is wiped, and a plain file is sealed."""
        database = self._context.database
        is_first, is_plain = not database.is_closed, database.key is None
        database.close()
        if is_first and is_plain:
            write_seal(self.path, seal_of(self.path, self.backups.folder))


def is_made_up_file(path: Path) -> bool:
    """Whether an unencrypted vault says of itself that it is made up; its file is read and nothing else.

    Raises:
        EnvironmentFault: if it cannot be read.
    """
    return bool(meta_of_file(path, _DEMO_KEY))


def open_vault(
    path: Path,
    catalogue: Catalogue,
    clock: Clock,
    new_id: IdFactory,
    *,
    passphrase: str | None = None,
    spare_key: str | None = None,
    create: bool = False,
) -> OpenVault:
    """Open the vault in a file, or make it, and bring its content up to date.

    An encrypted one opens by its passphrase, or by what `OpenVault.spare_key` once gave out.

    Raises:
        EnvironmentFault: the file is missing, locked, damaged, read-only, too new, or not a vault; the message says
            what to do.
    """
    key = None if spare_key is None else VaultKey.from_text(spare_key)
    left_open = was_left_open(path)
    # Before it is opened: what is written from then on changes it rightly.
    seal_broken = is_broken(path, seal_of(path, path.parent / BACKUP_FOLDER))
    database = open_database(path, passphrase, key=key, create=create)
    try:
        context = ServiceContext(database, clock, new_id, catalogue)
        sync_content(context)
        vault = OpenVault(context, was_left_open=left_open, seal_broken=seal_broken)
        # What has waited its time may wait once more while another program is writing.
        with suppress(VaultLocked):
            vault.bin.purge_expired()
        # Nor is moving series on worth more than reading the vault; a deed that cannot be written tells why.
        with suppress(EnvironmentFault):
            vault.event_series.roll_forward()
    except BaseException:
        database.close()
        raise
    return vault

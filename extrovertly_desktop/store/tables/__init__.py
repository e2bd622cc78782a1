"""The mapped tables. Importing this package fills `Row.metadata`."""

from extrovertly_desktop.store.tables.base import Row
from extrovertly_desktop.store.tables.calendar import EventPreparationRow, EventSeriesRow, ReminderRow
from extrovertly_desktop.store.tables.coach import CoachConversationRow, CoachMessageRow
from extrovertly_desktop.store.tables.drafts import JournalDraftRow
from extrovertly_desktop.store.tables.events import EventAttendeeRow, EventRow
from extrovertly_desktop.store.tables.goals import SocialGoalRow
from extrovertly_desktop.store.tables.journal import AttachmentRow, JournalEntryRow, JournalTagRow, MoodTrackingRow
from extrovertly_desktop.store.tables.missions import ExposureRow, MissionRow, UserMissionRow
from extrovertly_desktop.store.tables.people import UserProfileRow, UserRow, VaultMetaRow
from extrovertly_desktop.store.tables.progress import (
    AchievementRow,
    PointAwardRow,
    ProgressTrackingRow,
    UserAchievementRow,
    WeeklyInsightRow,
)
from extrovertly_desktop.store.tables.steps import DailyPickRow, SudsMarkRow
from extrovertly_desktop.store.tables.transfer import ImportExtraRow, ImportItemRow, ImportRow
from extrovertly_desktop.store.tables.well_being import WellBeingCheckRow

__all__ = [
    "AchievementRow",
    "AttachmentRow",
    "CoachConversationRow",
    "CoachMessageRow",
    "DailyPickRow",
    "EventAttendeeRow",
    "EventPreparationRow",
    "EventRow",
    "EventSeriesRow",
    "ExposureRow",
    "ImportExtraRow",
    "ImportItemRow",
    "ImportRow",
    "JournalDraftRow",
    "JournalEntryRow",
    "JournalTagRow",
    "MissionRow",
    "MoodTrackingRow",
    "PointAwardRow",
    "ProgressTrackingRow",
    "ReminderRow",
    "Row",
    "SocialGoalRow",
    "SudsMarkRow",
    "UserAchievementRow",
    "UserMissionRow",
    "UserProfileRow",
    "UserRow",
    "VaultMetaRow",
    "WeeklyInsightRow",
    "WellBeingCheckRow",
]

"""The fifteen tables of the backend that was before, field by field, beside the names and kinds of our own columns."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from extrovertly_desktop.exchange.convex.values import Json


class Kind(Enum):
    """What stands in a column of ours."""

    TEXT = auto()
    WHOLE = auto()
    REAL = auto()
    INSTANT = auto()
    """Milliseconds since the epoch, UTC, whole."""
    FLAG = auto()
    WORDS = auto()
    """A list of strings."""
    ANYTHING = auto()
    """Any JSON value: `v.any()`."""
    REFERENCE = auto()
    """The identifier of a row of another table."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of the schema document and the column of ours that holds it.

    Attributes:
        field: its name in Convex, in camelCase.
        name: our name of it.
        required: whether a row cannot do without.
        default: what stands for it where a file does not tell; None where there is none.
        target: of a reference: our name of the table that it refers to.
    """

    field: str
    name: str
    kind: Kind
    required: bool = False
    default: Json = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `convex` and `name` are its names there and here, `moments` columns that tell when a row was made."""

    convex: str
    name: str
    columns: tuple[Column, ...]
    moments: tuple[str, ...] = ()
    needs_moment: bool = False
    """Whether a row without any moment is of no use."""

    @property
    def title(self) -> str:
        """The table's name for a person, such as `journal entries`."""
        return self.name.replace("_", " ")


ID = Column("_id", "id", Kind.TEXT, required=True)
CREATED = Column("_creationTime", "created_at", Kind.INSTANT, required=True)
"""What every table has before its own columns."""

_HUMP = re.compile(r"(?<!^)([A-Z])")
_USER = "userId users!"


def snake(name: str) -> str:
    """Return a camelCase name in snake_case."""
    return _HUMP.sub(r"_\1", name).lower()


def _table(convex: str, *specs: str, moments: str = "", needs_moment: bool = False, **defaults: Json) -> Table:
    columns = tuple(_column(spec, defaults) for spec in specs)
    return Table(convex, snake(convex), columns, tuple(moments.split()), needs_moment)


def _column(spec: str, defaults: dict[str, Json]) -> Column:
    """Return a column from `field kind`, where a kind that is no kind is a table referred to and `!` means required."""
    field, kind = spec.removesuffix("!").split()
    is_kind = kind.upper() in Kind.__members__
    return Column(
        field,
        snake(field),
        Kind[kind.upper()] if is_kind else Kind.REFERENCE,
        required=spec.endswith("!"),
        default=defaults.get(field),
        target="" if is_kind else kind,
    )


TABLES: tuple[Table, ...] = (
    _table(
        "users",
        "email text!",
        "username text!",
        "firstName text!",
        "lastName text",
        "avatarUrl text",
        "dateOfBirth text",
        "lastLoginAt instant",
        "isActive flag!",
        "preferences anything",
        "confidenceLevel real!",
        "totalPoints whole!",
        "streakDays whole!",
        "longestStreak whole!",
        moments="last_login_at",
        isActive=True,
        confidenceLevel=3.0,
        totalPoints=0,
        streakDays=0,
        longestStreak=0,
    ),
    _table(
        "missions",
        "title text!",
        "description text!",
        "difficulty text!",
        "category text!",
        "points whole!",
        "timeEstimate text",
        "tips words",
        "requirements anything",
        "isActive flag!",
        isActive=True,
        points=0,
    ),
    _table(
        "achievements",
        "title text!",
        "description text!",
        "icon text!",
        "category text",
        "requirements anything!",
        "pointsReward whole!",
        "isActive flag!",
        isActive=True,
        pointsReward=0,
        requirements={},
    ),
    _table(
        "events",
        "title text!",
        "description text!",
        "date text!",
        "time text!",
        "location text",
        "category text!",
        "comfortLevel text!",
        "maxAttendees whole",
        "price real!",
        "organizerId users",
        "organizerName text",
        "socialContext anything",
        "tags words",
        "imageUrl text",
        "isActive flag!",
        isActive=True,
        price=0.0,
    ),
    _table(
        "userProfiles",
        _USER,
        "bio text",
        "socialGoals words",
        "comfortLevels anything",
        "interests words",
        "socialContexts anything",
    ),
    _table(
        "journalEntries",
        _USER,
        "content text!",
        "mood text!",
        "reflectionPrompt text",
        "tags words",
        "isPrivate flag!",
        "wordCount whole",
        needs_moment=True,
        isPrivate=True,
    ),
    _table(
        "userMissions",
        _USER,
        "missionId missions!",
        "status text!",
        "assignedAt instant!",
        "startedAt instant",
        "completedAt instant",
        "notes text",
        "difficultyRating whole",
        "satisfactionRating whole",
        moments="assigned_at started_at completed_at",
        needs_moment=True,
        status="assigned",
    ),
    _table(
        "eventAttendees",
        "eventId events!",
        _USER,
        "status text!",
        "rsvpAt instant!",
        "attendedAt instant",
        "feedback text",
        "rating whole",
        moments="rsvp_at attended_at",
        needs_moment=True,
        status="interested",
    ),
    _table(
        "userAchievements",
        _USER,
        "achievementId achievements!",
        "earnedAt instant",
        "progress whole!",
        "maxProgress whole!",
        moments="earned_at",
        progress=0,
        maxProgress=1,
    ),
    _table(
        "coachConversations",
        _USER,
        "sessionId text!",
        "endedAt instant",
        "sessionSummary text",
        moments="ended_at",
        needs_moment=True,
    ),
    _table(
        "coachMessages",
        "conversationId coach_conversations!",
        "content text!",
        "sender text!",
        "messageType text!",
        "metadata anything",
        needs_moment=True,
        messageType="text",
    ),
    _table(
        "progressTracking",
        _USER,
        "trackingDate text!",
        "confidenceLevel real",
        "mood text",
        "activitiesCompleted whole!",
        "journalEntries whole!",
        "eventsAttended whole!",
        "missionsCompleted whole!",
        "pointsEarned whole!",
        activitiesCompleted=0,
        journalEntries=0,
        eventsAttended=0,
        missionsCompleted=0,
        pointsEarned=0,
    ),
    _table(
        "weeklyInsights",
        _USER,
        "weekStartDate text!",
        "insightType text!",
        "title text!",
        "description text!",
        "data anything",
        "isRead flag!",
        isRead=False,
    ),
    _table(
        "moodTracking",
        _USER,
        "mood text!",
        "intensity whole",
        "context text",
        "triggers words",
        needs_moment=True,
    ),
    _table(
        "socialGoals",
        _USER,
        "title text!",
        "description text",
        "category text",
        "targetValue real",
        "currentValue real!",
        "targetDate text",
        "status text!",
        currentValue=0.0,
        status="active",
    ),
)
"""In an order in which every row stands after those that it refers to."""

BY_CONVEX_NAME = {table.convex: table for table in TABLES}
BY_NAME = {table.name: table for table in TABLES}
NULL_AS_ZERO = frozenset({("user_achievements", "earned_at")})
"""Required there, empty here: an achievement in progress has not been earned. It is nought there."""

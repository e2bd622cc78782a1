"""Version 2: what choosing the day's missions, series of events, preparing, reminders and repeated achievements need.

The statements are the schema as it was at this version, written out: what the tables become later is no concern of
this step.
"""

from alembic.operations import Operations

_TABLES = (
    """
    CREATE TABLE event_series (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        uid TEXT NOT NULL,
        title TEXT NOT NULL,
        calendar TEXT NOT NULL,
        defaults JSON,
        from_date TEXT NOT NULL,
        until_date TEXT NOT NULL,
        CONSTRAINT pk_event_series PRIMARY KEY (id),
        CONSTRAINT ck_event_series_defaults_json CHECK (defaults IS NULL OR json_valid(defaults)),
        CONSTRAINT ck_event_series_from_date_day CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
        CONSTRAINT ck_event_series_until_date_day CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
        CONSTRAINT fk_event_series_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE UNIQUE INDEX event_series_by_uid ON event_series (uid)",
    "CREATE INDEX event_series_by_user_id ON event_series (user_id)",
    """
    CREATE TABLE event_preparations (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        event_id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        want TEXT,
        first_sentence TEXT,
        exit_plan TEXT,
        safety_behaviours_to_drop JSON,
        CONSTRAINT pk_event_preparations PRIMARY KEY (id),
        CONSTRAINT ck_event_preparations_safety_behaviours_to_drop_array CHECK (
            safety_behaviours_to_drop IS NULL
            OR (json_valid(safety_behaviours_to_drop) AND json_type(safety_behaviours_to_drop) = 'array')
        ),
        CONSTRAINT fk_event_preparations_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE,
        CONSTRAINT fk_event_preparations_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
    )
    """,
    "CREATE UNIQUE INDEX event_preparations_by_event_user ON event_preparations (event_id, user_id)",
    "CREATE INDEX event_preparations_by_user_id ON event_preparations (user_id)",
    """
    CREATE TABLE reminders (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        event_id TEXT,
        minutes_before INTEGER,
        due_at INTEGER NOT NULL,
        delivered_at INTEGER,
        CONSTRAINT pk_reminders PRIMARY KEY (id),
        CONSTRAINT ck_reminders_kind CHECK (kind IN ('event', 'daily')),
        CONSTRAINT ck_reminders_event_of_kind CHECK ((kind = 'event') = (event_id IS NOT NULL)),
        CONSTRAINT ck_reminders_minutes_before CHECK (minutes_before >= 0),
        CONSTRAINT fk_reminders_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT fk_reminders_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    "CREATE UNIQUE INDEX reminders_by_event ON reminders (event_id, minutes_before)",
    "CREATE INDEX reminders_by_user_due ON reminders (user_id, delivered_at, due_at)",
    """
    CREATE TABLE daily_picks (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        local_date TEXT NOT NULL,
        slot TEXT NOT NULL,
        round INTEGER DEFAULT 0 NOT NULL,
        mission_id TEXT NOT NULL,
        context JSON,
        expected_suds FLOAT NOT NULL,
        reason JSON,
        is_current INTEGER DEFAULT 1 NOT NULL,
        CONSTRAINT pk_daily_picks PRIMARY KEY (id),
        CONSTRAINT ck_daily_picks_slot CHECK (slot IN ('within_reach', 'stretch', 'varied')),
        CONSTRAINT ck_daily_picks_expected_suds CHECK (expected_suds BETWEEN 0 AND 100),
        CONSTRAINT ck_daily_picks_is_current CHECK (is_current IN (0, 1)),
        CONSTRAINT ck_daily_picks_context_json CHECK (context IS NULL OR json_valid(context)),
        CONSTRAINT ck_daily_picks_reason_json CHECK (reason IS NULL OR json_valid(reason)),
        CONSTRAINT ck_daily_picks_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
        CONSTRAINT fk_daily_picks_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT fk_daily_picks_mission_id FOREIGN KEY(mission_id) REFERENCES missions (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX daily_picks_by_mission_id ON daily_picks (mission_id)",
    "CREATE UNIQUE INDEX daily_picks_by_user_date ON daily_picks (user_id, local_date, slot, round)",
    """
    CREATE TABLE suds_marks (
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        mission_id TEXT,
        event_id TEXT,
        local_date TEXT NOT NULL,
        kind TEXT NOT NULL,
        suds FLOAT NOT NULL,
        CONSTRAINT pk_suds_marks PRIMARY KEY (id),
        CONSTRAINT ck_suds_marks_one_target CHECK ((mission_id IS NULL) <> (event_id IS NULL)),
        CONSTRAINT ck_suds_marks_kind CHECK (kind IN ('placed', 'too_much', 'too_easy')),
        CONSTRAINT ck_suds_marks_suds CHECK (suds BETWEEN 0 AND 100),
        CONSTRAINT ck_suds_marks_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
        CONSTRAINT fk_suds_marks_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE,
        CONSTRAINT fk_suds_marks_mission_id FOREIGN KEY(mission_id) REFERENCES missions (id) ON DELETE CASCADE,
        CONSTRAINT fk_suds_marks_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX suds_marks_by_event_id ON suds_marks (event_id)",
    "CREATE INDEX suds_marks_by_mission_id ON suds_marks (mission_id)",
    "CREATE INDEX suds_marks_by_user_created ON suds_marks (user_id, created_at)",
)

_COLUMNS = (
    "events ADD COLUMN starts_at INTEGER",
    "events ADD COLUMN duration_minutes INTEGER CONSTRAINT ck_events_duration_minutes CHECK (duration_minutes >= 0)",
    "events ADD COLUMN all_day INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_events_all_day CHECK (all_day IN (0, 1))",
    "events ADD COLUMN zone TEXT",
    "events ADD COLUMN uid TEXT",
    "events ADD COLUMN series_id TEXT CONSTRAINT fk_events_series_id REFERENCES event_series (id) ON DELETE SET NULL",
    "events ADD COLUMN recurrence_id TEXT",
    (
        "events ADD COLUMN is_detached INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_events_is_detached "
        "CHECK (is_detached IN (0, 1))"
    ),
    (
        "events ADD COLUMN comfort_is_guess INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_events_comfort_is_guess "
        "CHECK (comfort_is_guess IN (0, 1))"
    ),
    (
        "user_achievements ADD COLUMN times_earned INTEGER DEFAULT 0 NOT NULL "
        "CONSTRAINT ck_user_achievements_times_earned CHECK (times_earned >= 0)"
    ),
)
_INDEXES = (
    "CREATE UNIQUE INDEX events_by_uid ON events (uid)",
    "CREATE UNIQUE INDEX events_by_series ON events (series_id, recurrence_id)",
    "CREATE INDEX progress_tracking_by_user_entries ON progress_tracking (user_id, journal_entries)",
)


def upgrade(operations: Operations) -> None:
    """Make the new tables and columns; what was earned so far was earned once."""
    for statement in _TABLES:
        operations.execute(statement)
    for change in _COLUMNS:
        operations.execute(f"ALTER TABLE {change}")
    for statement in _INDEXES:
        operations.execute(statement)
    operations.execute("UPDATE user_achievements SET times_earned = 1 WHERE earned_at IS NOT NULL")

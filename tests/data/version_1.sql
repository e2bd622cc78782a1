-- A vault as version 1 of the schema made it: its tables, indexes, search indexes and triggers, and a few rows.

CREATE TABLE journal_tags (
    user_id TEXT NOT NULL, 
    folded TEXT NOT NULL, 
    seq INTEGER NOT NULL, 
    tag TEXT NOT NULL, 
    CONSTRAINT pk_journal_tags PRIMARY KEY (user_id, folded, seq)
)
 WITHOUT ROWID

;

CREATE TABLE missions (
    seq INTEGER NOT NULL, 
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    title TEXT NOT NULL, 
    description TEXT NOT NULL, 
    difficulty TEXT NOT NULL, 
    category TEXT NOT NULL, 
    points INTEGER DEFAULT 0 NOT NULL, 
    time_estimate TEXT, 
    tips JSON, 
    requirements JSON, 
    is_active INTEGER DEFAULT 1 NOT NULL, 
    slug TEXT, 
    pack_digest TEXT, 
    typical_suds INTEGER, 
    contexts JSON, 
    variant TEXT, 
    CONSTRAINT pk_missions PRIMARY KEY (seq), 
    CONSTRAINT ck_missions_difficulty CHECK (difficulty IN ('beginner', 'intermediate', 'advanced')), 
    CONSTRAINT ck_missions_points CHECK (points >= 0), 
    CONSTRAINT ck_missions_typical_suds CHECK (typical_suds BETWEEN 0 AND 100), 
    CONSTRAINT ck_missions_is_active CHECK (is_active IN (0, 1)), 
    CONSTRAINT ck_missions_tips_array CHECK (tips IS NULL OR (json_valid(tips) AND json_type(tips) = 'array')), 
    CONSTRAINT ck_missions_requirements_json CHECK (requirements IS NULL OR json_valid(requirements)), 
    CONSTRAINT ck_missions_contexts_json CHECK (contexts IS NULL OR json_valid(contexts)), 
    CONSTRAINT uq_missions_id UNIQUE (id)
);

CREATE TABLE vault_meta (
    "key" TEXT NOT NULL, 
    value JSON, 
    CONSTRAINT pk_vault_meta PRIMARY KEY ("key"), 
    CONSTRAINT ck_vault_meta_value_json CHECK (value IS NULL OR json_valid(value))
);

CREATE TABLE users (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    email TEXT NOT NULL, 
    username TEXT NOT NULL, 
    first_name TEXT NOT NULL, 
    last_name TEXT, 
    avatar_url TEXT, 
    date_of_birth TEXT, 
    last_login_at INTEGER, 
    is_active INTEGER DEFAULT 1 NOT NULL, 
    preferences JSON, 
    confidence_level FLOAT DEFAULT (3.0) NOT NULL, 
    total_points INTEGER DEFAULT 0 NOT NULL, 
    streak_days INTEGER DEFAULT 0 NOT NULL, 
    longest_streak INTEGER DEFAULT 0 NOT NULL, 
    CONSTRAINT pk_users PRIMARY KEY (id), 
    CONSTRAINT ck_users_confidence_level CHECK (confidence_level BETWEEN 1.0 AND 10.0), 
    CONSTRAINT ck_users_total_points CHECK (total_points >= 0), 
    CONSTRAINT ck_users_streak_days CHECK (streak_days >= 0), 
    CONSTRAINT ck_users_longest_streak CHECK (longest_streak >= 0), 
    CONSTRAINT ck_users_is_active CHECK (is_active IN (0, 1)), 
    CONSTRAINT ck_users_preferences_json CHECK (preferences IS NULL OR json_valid(preferences))
);

CREATE TABLE achievements (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    title TEXT NOT NULL, 
    description TEXT NOT NULL, 
    icon TEXT NOT NULL, 
    category TEXT, 
    requirements JSON NOT NULL, 
    points_reward INTEGER DEFAULT 0 NOT NULL, 
    is_active INTEGER DEFAULT 1 NOT NULL, 
    slug TEXT, 
    pack_digest TEXT, 
    CONSTRAINT pk_achievements PRIMARY KEY (id), 
    CONSTRAINT ck_achievements_points_reward CHECK (points_reward >= 0), 
    CONSTRAINT ck_achievements_is_active CHECK (is_active IN (0, 1)), 
    CONSTRAINT ck_achievements_requirements_json CHECK (requirements IS NULL OR json_valid(requirements))
);

CREATE TABLE coach_conversations (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    session_id TEXT NOT NULL, 
    ended_at INTEGER, 
    session_summary TEXT, 
    CONSTRAINT pk_coach_conversations PRIMARY KEY (id), 
    CONSTRAINT fk_coach_conversations_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE events (
    seq INTEGER NOT NULL, 
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    title TEXT NOT NULL, 
    description TEXT NOT NULL, 
    date TEXT NOT NULL, 
    time TEXT NOT NULL, 
    location TEXT, 
    category TEXT NOT NULL, 
    comfort_level TEXT NOT NULL, 
    max_attendees INTEGER, 
    price FLOAT DEFAULT (0.0) NOT NULL, 
    organizer_id TEXT, 
    organizer_name TEXT, 
    social_context JSON, 
    tags JSON, 
    image_url TEXT, 
    is_active INTEGER DEFAULT 1 NOT NULL, 
    CONSTRAINT pk_events PRIMARY KEY (seq), 
    CONSTRAINT ck_events_comfort_level CHECK (comfort_level IN ('low', 'medium', 'high')), 
    CONSTRAINT ck_events_max_attendees CHECK (max_attendees >= 1), 
    CONSTRAINT ck_events_price CHECK (price >= 0), 
    CONSTRAINT ck_events_is_active CHECK (is_active IN (0, 1)), 
    CONSTRAINT ck_events_date_day CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT ck_events_social_context_json CHECK (social_context IS NULL OR json_valid(social_context)), 
    CONSTRAINT ck_events_tags_array CHECK (tags IS NULL OR (json_valid(tags) AND json_type(tags) = 'array')), 
    CONSTRAINT uq_events_id UNIQUE (id), 
    CONSTRAINT fk_events_organizer_id FOREIGN KEY(organizer_id) REFERENCES users (id) ON DELETE SET NULL
);

CREATE TABLE social_goals (
    seq INTEGER NOT NULL, 
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    title TEXT NOT NULL, 
    description TEXT, 
    category TEXT, 
    target_value FLOAT, 
    current_value FLOAT DEFAULT (0.0) NOT NULL, 
    target_date TEXT, 
    status TEXT DEFAULT 'active' NOT NULL, 
    CONSTRAINT pk_social_goals PRIMARY KEY (seq), 
    CONSTRAINT ck_social_goals_status CHECK (status IN ('active', 'completed', 'paused', 'cancelled')), 
    CONSTRAINT uq_social_goals_id UNIQUE (id), 
    CONSTRAINT fk_social_goals_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE journal_entries (
    seq INTEGER NOT NULL, 
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    content TEXT NOT NULL, 
    mood TEXT NOT NULL, 
    reflection_prompt TEXT, 
    tags JSON, 
    is_private INTEGER DEFAULT 1 NOT NULL, 
    word_count INTEGER, 
    local_date TEXT NOT NULL, 
    deleted_at INTEGER, 
    mood_intensity INTEGER, 
    CONSTRAINT pk_journal_entries PRIMARY KEY (seq), 
    CONSTRAINT ck_journal_entries_is_private CHECK (is_private IN (0, 1)), 
    CONSTRAINT ck_journal_entries_word_count CHECK (word_count >= 0), 
    CONSTRAINT ck_journal_entries_mood_intensity CHECK (mood_intensity BETWEEN 1 AND 10), 
    CONSTRAINT ck_journal_entries_tags_array CHECK (tags IS NULL OR (json_valid(tags) AND json_type(tags) = 'array')), 
    CONSTRAINT ck_journal_entries_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT uq_journal_entries_id UNIQUE (id), 
    CONSTRAINT fk_journal_entries_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE mood_tracking (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    mood TEXT NOT NULL, 
    intensity INTEGER, 
    context TEXT, 
    triggers JSON, 
    local_date TEXT NOT NULL, 
    confidence_level FLOAT, 
    CONSTRAINT pk_mood_tracking PRIMARY KEY (id), 
    CONSTRAINT ck_mood_tracking_intensity CHECK (intensity BETWEEN 1 AND 10), 
    CONSTRAINT ck_mood_tracking_confidence_level CHECK (confidence_level BETWEEN 1.0 AND 10.0), 
    CONSTRAINT ck_mood_tracking_triggers_array CHECK (triggers IS NULL OR (json_valid(triggers) AND json_type(triggers) = 'array')), 
    CONSTRAINT ck_mood_tracking_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT fk_mood_tracking_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE user_missions (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    mission_id TEXT NOT NULL, 
    status TEXT DEFAULT 'assigned' NOT NULL, 
    assigned_at INTEGER NOT NULL, 
    started_at INTEGER, 
    completed_at INTEGER, 
    notes TEXT, 
    difficulty_rating INTEGER, 
    satisfaction_rating INTEGER, 
    CONSTRAINT pk_user_missions PRIMARY KEY (id), 
    CONSTRAINT ck_user_missions_status CHECK (status IN ('assigned', 'in_progress', 'completed', 'skipped')), 
    CONSTRAINT ck_user_missions_difficulty_rating CHECK (difficulty_rating BETWEEN 1 AND 5), 
    CONSTRAINT ck_user_missions_satisfaction_rating CHECK (satisfaction_rating BETWEEN 1 AND 5), 
    CONSTRAINT fk_user_missions_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
    CONSTRAINT fk_user_missions_mission_id FOREIGN KEY(mission_id) REFERENCES missions (id) ON DELETE CASCADE
);

CREATE TABLE user_profiles (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    bio TEXT, 
    social_goals JSON, 
    comfort_levels JSON, 
    interests JSON, 
    social_contexts JSON, 
    CONSTRAINT pk_user_profiles PRIMARY KEY (id), 
    CONSTRAINT ck_user_profiles_social_goals_array CHECK (social_goals IS NULL OR (json_valid(social_goals) AND json_type(social_goals) = 'array')), 
    CONSTRAINT ck_user_profiles_comfort_levels_json CHECK (comfort_levels IS NULL OR json_valid(comfort_levels)), 
    CONSTRAINT ck_user_profiles_interests_array CHECK (interests IS NULL OR (json_valid(interests) AND json_type(interests) = 'array')), 
    CONSTRAINT ck_user_profiles_social_contexts_json CHECK (social_contexts IS NULL OR json_valid(social_contexts)), 
    CONSTRAINT fk_user_profiles_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE progress_tracking (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    tracking_date TEXT NOT NULL, 
    confidence_level FLOAT, 
    mood TEXT, 
    activities_completed INTEGER DEFAULT 0 NOT NULL, 
    journal_entries INTEGER DEFAULT 0 NOT NULL, 
    events_attended INTEGER DEFAULT 0 NOT NULL, 
    missions_completed INTEGER DEFAULT 0 NOT NULL, 
    points_earned INTEGER DEFAULT 0 NOT NULL, 
    CONSTRAINT pk_progress_tracking PRIMARY KEY (id), 
    CONSTRAINT ck_progress_tracking_confidence_level CHECK (confidence_level BETWEEN 1.0 AND 10.0), 
    CONSTRAINT ck_progress_tracking_activities_completed CHECK (activities_completed >= 0), 
    CONSTRAINT ck_progress_tracking_journal_entries CHECK (journal_entries >= 0), 
    CONSTRAINT ck_progress_tracking_events_attended CHECK (events_attended >= 0), 
    CONSTRAINT ck_progress_tracking_missions_completed CHECK (missions_completed >= 0), 
    CONSTRAINT ck_progress_tracking_tracking_date_day CHECK (tracking_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT fk_progress_tracking_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE point_awards (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    local_date TEXT NOT NULL, 
    kind TEXT NOT NULL, 
    source TEXT NOT NULL, 
    points INTEGER DEFAULT 0 NOT NULL, 
    CONSTRAINT pk_point_awards PRIMARY KEY (id), 
    CONSTRAINT ck_point_awards_kind CHECK (kind IN ('mission', 'event', 'journal_day', 'check_in_day', 'achievement')), 
    CONSTRAINT ck_point_awards_points CHECK (points >= 0), 
    CONSTRAINT ck_point_awards_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT fk_point_awards_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE user_achievements (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    achievement_id TEXT NOT NULL, 
    earned_at INTEGER, 
    progress INTEGER DEFAULT 0 NOT NULL, 
    max_progress INTEGER DEFAULT 1 NOT NULL, 
    CONSTRAINT pk_user_achievements PRIMARY KEY (id), 
    CONSTRAINT ck_user_achievements_progress CHECK (progress >= 0), 
    CONSTRAINT ck_user_achievements_max_progress CHECK (max_progress >= 1), 
    CONSTRAINT fk_user_achievements_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
    CONSTRAINT fk_user_achievements_achievement_id FOREIGN KEY(achievement_id) REFERENCES achievements (id) ON DELETE CASCADE
);

CREATE TABLE weekly_insights (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    week_start_date TEXT NOT NULL, 
    insight_type TEXT NOT NULL, 
    title TEXT NOT NULL, 
    description TEXT NOT NULL, 
    data JSON, 
    is_read INTEGER DEFAULT 0 NOT NULL, 
    CONSTRAINT pk_weekly_insights PRIMARY KEY (id), 
    CONSTRAINT ck_weekly_insights_is_read CHECK (is_read IN (0, 1)), 
    CONSTRAINT ck_weekly_insights_week_start_date_day CHECK (week_start_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT ck_weekly_insights_data_json CHECK (data IS NULL OR json_valid(data)), 
    CONSTRAINT fk_weekly_insights_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE coach_messages (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    conversation_id TEXT NOT NULL, 
    content TEXT NOT NULL, 
    sender TEXT NOT NULL, 
    message_type TEXT DEFAULT 'text' NOT NULL, 
    metadata JSON, 
    CONSTRAINT pk_coach_messages PRIMARY KEY (id), 
    CONSTRAINT ck_coach_messages_sender CHECK (sender IN ('user', 'coach')), 
    CONSTRAINT ck_coach_messages_message_type CHECK (message_type IN ('text', 'scenario', 'advice')), 
    CONSTRAINT ck_coach_messages_metadata_json CHECK (metadata IS NULL OR json_valid(metadata)), 
    CONSTRAINT fk_coach_messages_conversation_id FOREIGN KEY(conversation_id) REFERENCES coach_conversations (id) ON DELETE CASCADE
);

CREATE TABLE journal_drafts (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    entry_id TEXT, 
    updated_at INTEGER NOT NULL, 
    body JSON NOT NULL, 
    CONSTRAINT pk_journal_drafts PRIMARY KEY (id), 
    CONSTRAINT ck_journal_drafts_body_json CHECK (body IS NULL OR json_valid(body)), 
    CONSTRAINT fk_journal_drafts_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
    CONSTRAINT fk_journal_drafts_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entries (id) ON DELETE CASCADE
);

CREATE TABLE event_attendees (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    event_id TEXT NOT NULL, 
    user_id TEXT NOT NULL, 
    status TEXT DEFAULT 'interested' NOT NULL, 
    rsvp_at INTEGER NOT NULL, 
    attended_at INTEGER, 
    feedback TEXT, 
    rating INTEGER, 
    local_date TEXT, 
    CONSTRAINT pk_event_attendees PRIMARY KEY (id), 
    CONSTRAINT ck_event_attendees_status CHECK (status IN ('interested', 'going', 'not_going', 'attended')), 
    CONSTRAINT ck_event_attendees_rating CHECK (rating BETWEEN 1 AND 5), 
    CONSTRAINT ck_event_attendees_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT fk_event_attendees_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE, 
    CONSTRAINT fk_event_attendees_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);

CREATE TABLE exposures (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    user_id TEXT NOT NULL, 
    mission_id TEXT, 
    event_id TEXT, 
    local_date TEXT NOT NULL, 
    worry TEXT, 
    likelihood INTEGER, 
    expected_suds INTEGER, 
    safety_behaviours_to_drop JSON, 
    place TEXT, 
    people TEXT, 
    time_of_day TEXT, 
    concluded_at INTEGER, 
    attendance TEXT, 
    came_true TEXT, 
    evidence TEXT, 
    peak_suds INTEGER, 
    surprise INTEGER, 
    learned TEXT, 
    safety_behaviours_used JSON, 
    difficulty_rating INTEGER, 
    satisfaction_rating INTEGER, 
    notes TEXT, 
    points_base INTEGER, 
    CONSTRAINT pk_exposures PRIMARY KEY (id), 
    CONSTRAINT ck_exposures_one_target CHECK ((mission_id IS NULL) <> (event_id IS NULL)), 
    CONSTRAINT ck_exposures_concluded_with_attendance CHECK ((concluded_at IS NULL) = (attendance IS NULL)), 
    CONSTRAINT ck_exposures_likelihood CHECK (likelihood BETWEEN 0 AND 100), 
    CONSTRAINT ck_exposures_expected_suds CHECK (expected_suds BETWEEN 0 AND 100), 
    CONSTRAINT ck_exposures_peak_suds CHECK (peak_suds BETWEEN 0 AND 100), 
    CONSTRAINT ck_exposures_surprise CHECK (surprise BETWEEN 0 AND 100), 
    CONSTRAINT ck_exposures_difficulty_rating CHECK (difficulty_rating BETWEEN 1 AND 5), 
    CONSTRAINT ck_exposures_satisfaction_rating CHECK (satisfaction_rating BETWEEN 1 AND 5), 
    CONSTRAINT ck_exposures_points_base CHECK (points_base >= 0), 
    CONSTRAINT ck_exposures_attendance CHECK (attendance IN ('done', 'left_early', 'did_not_go')), 
    CONSTRAINT ck_exposures_came_true CHECK (came_true IN ('no', 'partly', 'yes')), 
    CONSTRAINT ck_exposures_safety_behaviours_to_drop_array CHECK (safety_behaviours_to_drop IS NULL OR (json_valid(safety_behaviours_to_drop) AND json_type(safety_behaviours_to_drop) = 'array')), 
    CONSTRAINT ck_exposures_safety_behaviours_used_array CHECK (safety_behaviours_used IS NULL OR (json_valid(safety_behaviours_used) AND json_type(safety_behaviours_used) = 'array')), 
    CONSTRAINT ck_exposures_local_date_day CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), 
    CONSTRAINT fk_exposures_user_id FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
    CONSTRAINT fk_exposures_mission_id FOREIGN KEY(mission_id) REFERENCES missions (id) ON DELETE CASCADE, 
    CONSTRAINT fk_exposures_event_id FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);

CREATE TABLE attachments (
    id TEXT NOT NULL, 
    created_at INTEGER NOT NULL, 
    entry_id TEXT, 
    draft_id TEXT, 
    position INTEGER DEFAULT 0 NOT NULL, 
    media_type TEXT NOT NULL, 
    width INTEGER, 
    height INTEGER, 
    thumbnail BLOB, 
    content BLOB NOT NULL, 
    CONSTRAINT pk_attachments PRIMARY KEY (id), 
    CONSTRAINT ck_attachments_width CHECK (width >= 1), 
    CONSTRAINT ck_attachments_height CHECK (height >= 1), 
    CONSTRAINT ck_attachments_one_home CHECK ((entry_id IS NULL) <> (draft_id IS NULL)), 
    CONSTRAINT fk_attachments_entry_id FOREIGN KEY(entry_id) REFERENCES journal_entries (id) ON DELETE CASCADE, 
    CONSTRAINT fk_attachments_draft_id FOREIGN KEY(draft_id) REFERENCES journal_drafts (id) ON DELETE CASCADE
);

CREATE VIRTUAL TABLE journal_entries_fts USING fts5(content, labels, user_id UNINDEXED, content='', contentless_delete=1, contentless_unindexed=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE VIRTUAL TABLE missions_fts USING fts5(title, description, category UNINDEXED, difficulty UNINDEXED, content='', contentless_delete=1, contentless_unindexed=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE VIRTUAL TABLE events_fts USING fts5(title, category UNINDEXED, comfort_level UNINDEXED, content='', contentless_delete=1, contentless_unindexed=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE VIRTUAL TABLE social_goals_fts USING fts5(title, user_id UNINDEXED, status UNINDEXED, content='', contentless_delete=1, contentless_unindexed=1, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");

CREATE INDEX journal_tags_by_seq ON journal_tags (seq);

CREATE UNIQUE INDEX missions_by_slug ON missions (slug);

CREATE INDEX missions_by_difficulty ON missions (difficulty);

CREATE INDEX missions_by_category ON missions (category);

CREATE INDEX missions_by_difficulty_category ON missions (difficulty, category);

CREATE INDEX users_by_email ON users (email);

CREATE INDEX users_by_confidence_level ON users (confidence_level);

CREATE INDEX users_by_username ON users (username);

CREATE UNIQUE INDEX achievements_by_slug ON achievements (slug);

CREATE INDEX achievements_by_category ON achievements (category);

CREATE INDEX achievements_by_points ON achievements (points_reward);

CREATE INDEX coach_conversations_by_user_id ON coach_conversations (user_id);

CREATE INDEX coach_conversations_by_user_session ON coach_conversations (user_id, session_id);

CREATE INDEX coach_conversations_by_session_id ON coach_conversations (session_id);

CREATE INDEX events_by_date_category ON events (date, category);

CREATE INDEX events_by_organizer ON events (organizer_id);

CREATE INDEX events_by_date ON events (date);

CREATE INDEX events_by_category ON events (category);

CREATE INDEX events_by_comfort_level ON events (comfort_level);

CREATE INDEX social_goals_by_user_status ON social_goals (user_id, status);

CREATE INDEX social_goals_by_category ON social_goals (category);

CREATE INDEX social_goals_by_user_id ON social_goals (user_id);

CREATE INDEX journal_entries_by_mood ON journal_entries (mood);

CREATE INDEX journal_entries_by_user_deleted ON journal_entries (user_id, deleted_at, seq);

CREATE INDEX journal_entries_by_user_date ON journal_entries (user_id, created_at);

CREATE INDEX journal_entries_by_user_local_date ON journal_entries (user_id, local_date, deleted_at, mood);

CREATE INDEX journal_entries_by_user_id ON journal_entries (user_id);

CREATE INDEX mood_tracking_by_user_id ON mood_tracking (user_id);

CREATE INDEX mood_tracking_by_user_date ON mood_tracking (user_id, created_at);

CREATE INDEX mood_tracking_by_mood ON mood_tracking (mood);

CREATE INDEX mood_tracking_by_user_local_date ON mood_tracking (user_id, local_date, confidence_level, mood);

CREATE INDEX user_missions_by_user_status ON user_missions (user_id, status);

CREATE UNIQUE INDEX user_missions_by_user_mission ON user_missions (user_id, mission_id);

CREATE INDEX user_missions_by_mission_id ON user_missions (mission_id);

CREATE INDEX user_missions_by_user_id ON user_missions (user_id);

CREATE INDEX user_profiles_by_user_id ON user_profiles (user_id);

CREATE INDEX progress_tracking_by_user_id ON progress_tracking (user_id);

CREATE INDEX progress_tracking_by_user_active_date ON progress_tracking (user_id, tracking_date, activities_completed);

CREATE UNIQUE INDEX progress_tracking_by_user_date ON progress_tracking (user_id, tracking_date);

CREATE INDEX progress_tracking_by_date ON progress_tracking (tracking_date);

CREATE INDEX point_awards_by_user_local_date ON point_awards (user_id, local_date, points);

CREATE UNIQUE INDEX point_awards_by_user_source ON point_awards (user_id, kind, source);

CREATE INDEX user_achievements_by_user_id ON user_achievements (user_id);

CREATE INDEX user_achievements_by_achievement_id ON user_achievements (achievement_id);

CREATE UNIQUE INDEX user_achievements_by_user_achievement ON user_achievements (user_id, achievement_id);

CREATE INDEX weekly_insights_by_user_id ON weekly_insights (user_id);

CREATE INDEX weekly_insights_by_user_week ON weekly_insights (user_id, week_start_date);

CREATE INDEX weekly_insights_by_insight_type ON weekly_insights (insight_type);

CREATE UNIQUE INDEX weekly_insights_by_user_week_type ON weekly_insights (user_id, week_start_date, insight_type);

CREATE INDEX coach_messages_by_conversation_id ON coach_messages (conversation_id);

CREATE INDEX coach_messages_by_conversation_time ON coach_messages (conversation_id, created_at);

CREATE INDEX coach_messages_by_sender ON coach_messages (sender);

CREATE INDEX journal_drafts_by_user_updated ON journal_drafts (user_id, updated_at);

CREATE UNIQUE INDEX journal_drafts_by_entry ON journal_drafts (entry_id);

CREATE INDEX event_attendees_by_event_id ON event_attendees (event_id);

CREATE UNIQUE INDEX event_attendees_by_event_user ON event_attendees (event_id, user_id);

CREATE INDEX event_attendees_by_user_id ON event_attendees (user_id);

CREATE INDEX event_attendees_by_user_status ON event_attendees (user_id, status);

CREATE INDEX event_attendees_by_user_local_date ON event_attendees (user_id, local_date, status);

CREATE INDEX event_attendees_by_event_status ON event_attendees (event_id, status);

CREATE INDEX exposures_by_user_mission ON exposures (user_id, mission_id, concluded_at);

CREATE INDEX exposures_by_mission_id ON exposures (mission_id);

CREATE INDEX exposures_by_user_concluded ON exposures (user_id, concluded_at);

CREATE INDEX exposures_by_event_id ON exposures (event_id);

CREATE INDEX exposures_by_user_local_date ON exposures (user_id, local_date, attendance, mission_id);

CREATE INDEX attachments_by_entry_position ON attachments (entry_id, position);

CREATE INDEX attachments_by_draft_position ON attachments (draft_id, position);

CREATE TRIGGER journal_entries_search_insert AFTER INSERT ON journal_entries BEGIN INSERT INTO journal_entries_fts (rowid, content, labels, user_id) SELECT new.seq, fold(new.content), journal_labels(new.user_id, new.mood, new.tags, new.is_private, new.local_date, EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id = new.id)), new.user_id WHERE new.deleted_at IS NULL; END;

CREATE TRIGGER journal_entries_search_delete AFTER DELETE ON journal_entries BEGIN DELETE FROM journal_entries_fts WHERE rowid = old.seq; END;

CREATE TRIGGER journal_entries_search_update AFTER UPDATE OF seq, content, user_id, mood, tags, is_private, local_date, deleted_at ON journal_entries BEGIN DELETE FROM journal_entries_fts WHERE rowid = old.seq; INSERT INTO journal_entries_fts (rowid, content, labels, user_id) SELECT new.seq, fold(new.content), journal_labels(new.user_id, new.mood, new.tags, new.is_private, new.local_date, EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id = new.id)), new.user_id WHERE new.deleted_at IS NULL; END;

CREATE TRIGGER missions_search_insert AFTER INSERT ON missions BEGIN INSERT INTO missions_fts (rowid, title, description, category, difficulty) SELECT new.seq, fold(new.title), fold(new.description), new.category, new.difficulty WHERE 1; END;

CREATE TRIGGER missions_search_delete AFTER DELETE ON missions BEGIN DELETE FROM missions_fts WHERE rowid = old.seq; END;

CREATE TRIGGER missions_search_update AFTER UPDATE OF seq, title, description, category, difficulty ON missions BEGIN DELETE FROM missions_fts WHERE rowid = old.seq; INSERT INTO missions_fts (rowid, title, description, category, difficulty) SELECT new.seq, fold(new.title), fold(new.description), new.category, new.difficulty WHERE 1; END;

CREATE TRIGGER events_search_insert AFTER INSERT ON events BEGIN INSERT INTO events_fts (rowid, title, category, comfort_level) SELECT new.seq, fold(new.title), new.category, new.comfort_level WHERE 1; END;

CREATE TRIGGER events_search_delete AFTER DELETE ON events BEGIN DELETE FROM events_fts WHERE rowid = old.seq; END;

CREATE TRIGGER events_search_update AFTER UPDATE OF seq, title, category, comfort_level ON events BEGIN DELETE FROM events_fts WHERE rowid = old.seq; INSERT INTO events_fts (rowid, title, category, comfort_level) SELECT new.seq, fold(new.title), new.category, new.comfort_level WHERE 1; END;

CREATE TRIGGER social_goals_search_insert AFTER INSERT ON social_goals BEGIN INSERT INTO social_goals_fts (rowid, title, user_id, status) SELECT new.seq, fold(new.title), new.user_id, new.status WHERE 1; END;

CREATE TRIGGER social_goals_search_delete AFTER DELETE ON social_goals BEGIN DELETE FROM social_goals_fts WHERE rowid = old.seq; END;

CREATE TRIGGER social_goals_search_update AFTER UPDATE OF seq, title, user_id, status ON social_goals BEGIN DELETE FROM social_goals_fts WHERE rowid = old.seq; INSERT INTO social_goals_fts (rowid, title, user_id, status) SELECT new.seq, fold(new.title), new.user_id, new.status WHERE 1; END;

CREATE TRIGGER attachments_search_insert AFTER INSERT ON attachments WHEN NOT EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id = new.entry_id AND attachments.id <> new.id) BEGIN UPDATE journal_entries SET is_private = is_private WHERE id = new.entry_id; END;

CREATE TRIGGER attachments_search_delete AFTER DELETE ON attachments WHEN NOT EXISTS (SELECT 1 FROM attachments WHERE attachments.entry_id = old.entry_id) BEGIN UPDATE journal_entries SET is_private = is_private WHERE id = old.entry_id; END;

CREATE TRIGGER attachments_search_update AFTER UPDATE OF entry_id ON attachments BEGIN UPDATE journal_entries SET is_private = is_private WHERE id = new.entry_id; UPDATE journal_entries SET is_private = is_private WHERE id = old.entry_id; END;

CREATE TRIGGER journal_tags_insert AFTER INSERT ON journal_entries WHEN new.tags IS NOT NULL BEGIN INSERT OR IGNORE INTO journal_tags (user_id, folded, seq, tag) SELECT new.user_id, fold_label(json_each.value), new.seq, json_each.value FROM json_each(new.tags) WHERE new.deleted_at IS NULL AND new.tags IS NOT NULL AND json_each.type = 'text' AND fold_label(json_each.value) <> '' ORDER BY json_each.key; END;

CREATE TRIGGER journal_tags_delete AFTER DELETE ON journal_entries BEGIN DELETE FROM journal_tags WHERE seq = old.seq; END;

CREATE TRIGGER journal_tags_update AFTER UPDATE OF seq, user_id, tags, deleted_at ON journal_entries BEGIN DELETE FROM journal_tags WHERE seq = old.seq; INSERT OR IGNORE INTO journal_tags (user_id, folded, seq, tag) SELECT new.user_id, fold_label(json_each.value), new.seq, json_each.value FROM json_each(new.tags) WHERE new.deleted_at IS NULL AND new.tags IS NOT NULL AND json_each.type = 'text' AND fold_label(json_each.value) <> '' ORDER BY json_each.key; END;

INSERT INTO users (id, created_at, email, username, first_name, last_name, avatar_url, date_of_birth, last_login_at, is_active, preferences, confidence_level, total_points, streak_days, longest_streak) VALUES ('ada', 0, '', 'ada', 'Ada', NULL, NULL, NULL, NULL, 1, NULL, 3.0, 0, 0, 0);

INSERT INTO missions (seq, id, created_at, title, description, difficulty, category, points, time_estimate, tips, requirements, is_active, slug, pack_digest, typical_suds, contexts, variant) VALUES (1, 'mission-1', 1, 'Say hello', 'Say hello to a neighbour.', 'beginner', 'conversation', 10, NULL, NULL, NULL, 1, NULL, NULL, 20, '{"places":["home"],"people":["neighbour"],"times":["any"]}', NULL);

INSERT INTO vault_meta (key, value) VALUES ('owner_id', '"ada"');

INSERT INTO achievements (id, created_at, title, description, icon, category, requirements, points_reward, is_active, slug, pack_digest) VALUES ('achievement-1', 1, 'First page', 'Wrote an entry.', 'mdi6.book', NULL, '{"journal_entries":1}', 5, 1, 'first-page', 'digest');

INSERT INTO events (seq, id, created_at, title, description, date, time, location, category, comfort_level, max_attendees, price, organizer_id, organizer_name, social_context, tags, image_url, is_active) VALUES (1, 'event-1', 1, 'Board games', 'An evening of games.', '2026-03-01', '19:00', NULL, 'hobby', 'low', NULL, 0.0, NULL, NULL, NULL, NULL, NULL, 1);

INSERT INTO journal_entries (seq, id, created_at, user_id, content, mood, reflection_prompt, tags, is_private, word_count, local_date, deleted_at, mood_intensity) VALUES (4096, 'entry-1', 1, 'ada', 'A quiet café', 'proud', NULL, '["work"]', 1, 3, '2026-01-01', NULL, NULL);

INSERT INTO user_achievements (id, created_at, user_id, achievement_id, earned_at, progress, max_progress) VALUES ('earned-1', 1, 'ada', 'achievement-1', 5, 1, 1);

INSERT INTO event_attendees (id, created_at, event_id, user_id, status, rsvp_at, attended_at, feedback, rating, local_date) VALUES ('attendee-1', 1, 'event-1', 'ada', 'attended', 1, 2, 'Good.', 4, '2026-03-01');

PRAGMA application_id = 1163416662;

PRAGMA user_version = 1;

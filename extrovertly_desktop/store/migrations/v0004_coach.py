"""Version 4: sessions with the coach can be given a name, and their messages can be searched.

The statements are the schema as it was at this version, written out: what the tables become later is no concern of
this step.
"""

from alembic.operations import Operations

_MESSAGES = """
    CREATE TABLE coach_messages_new (
        seq INTEGER NOT NULL,
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        conversation_id TEXT NOT NULL,
        content TEXT NOT NULL,
        sender TEXT NOT NULL,
        message_type TEXT DEFAULT 'text' NOT NULL,
        metadata JSON,
        CONSTRAINT pk_coach_messages PRIMARY KEY (seq),
        CONSTRAINT ck_coach_messages_sender CHECK (sender IN ('user', 'coach')),
        CONSTRAINT ck_coach_messages_message_type CHECK (message_type IN ('text', 'scenario', 'advice')),
        CONSTRAINT ck_coach_messages_metadata_json CHECK (metadata IS NULL OR json_valid(metadata)),
        CONSTRAINT uq_coach_messages_id UNIQUE (id),
        CONSTRAINT fk_coach_messages_conversation_id FOREIGN KEY(conversation_id)
            REFERENCES coach_conversations (id) ON DELETE CASCADE
    )
"""
_COLUMNS = "id, created_at, conversation_id, content, sender, message_type, metadata"
_INDEXES = (
    "CREATE INDEX coach_messages_by_conversation_id ON coach_messages (conversation_id)",
    "CREATE INDEX coach_messages_by_conversation_time ON coach_messages (conversation_id, created_at)",
    "CREATE INDEX coach_messages_by_sender ON coach_messages (sender)",
)


def upgrade(operations: Operations) -> None:
    """Add the title, and give messages the whole-number key that a search index hangs on."""
    operations.execute("ALTER TABLE coach_conversations ADD COLUMN title TEXT")
    operations.execute(_MESSAGES)
    operations.execute(
        f"INSERT INTO coach_messages_new ({_COLUMNS}) SELECT {_COLUMNS} FROM coach_messages ORDER BY created_at, id"  # noqa: S608 - fixed names
    )
    operations.execute("DROP TABLE coach_messages")
    operations.execute("ALTER TABLE coach_messages_new RENAME TO coach_messages")
    for statement in _INDEXES:
        operations.execute(statement)

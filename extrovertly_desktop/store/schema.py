"""The current schema in one go, for a new vault; older vaults get here by migrations."""

from sqlalchemy import Connection

from extrovertly_desktop.store import tag_index
from extrovertly_desktop.store.driver import APPLICATION_ID
from extrovertly_desktop.store.search import rebuild_statements, search_statements
from extrovertly_desktop.store.tables import Row

SCHEMA_VERSION = 6
"""`PRAGMA user_version` of a vault that has the schema of this code."""


def create_schema(connection: Connection) -> None:
    """Create every table, index, search index and trigger inside the connection's transaction."""
    Row.metadata.create_all(connection)
    create_search(connection)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def create_search(connection: Connection) -> None:
    """Create the search indexes and the triggers that keep them and the table of tags; the indexes are empty."""
    for statement in [*search_statements(), *tag_index.statements()]:
        connection.exec_driver_sql(statement)


def rebuild_search(connection: Connection) -> None:
    """Drop, create and fill the search indexes and the tags: after a migration, or when doctor asks for it."""
    for statement in [
        *rebuild_statements(),
        *tag_index.drop_statements(),
        *tag_index.statements(),
        *tag_index.fill_statements(),
    ]:
        connection.exec_driver_sql(statement)

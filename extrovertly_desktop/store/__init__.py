"""The vault on disk: tables, queries, search, migrations. Nothing above this floor sees SQLAlchemy."""

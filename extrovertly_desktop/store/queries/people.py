"""Statements about users, profiles and the vault's knowledge of itself."""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update

from extrovertly_desktop.domain.people import Profile, User
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.tables import UserProfileRow, UserRow, VaultMetaRow


def get_meta(unit: Unit, key: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what the vault knows under a key, or None."""
    return unit.session.scalar(_meta_statement(), {"key": key})


def set_meta(unit: Unit, key: str, value: Any) -> None:  # noqa: ANN401 - any JSON value
    """Keep a value under a key; None forgets it."""
    if value is None:
        unit.session.execute(delete(VaultMetaRow).where(VaultMetaRow.key == key))
    else:
        unit.session.merge(VaultMetaRow(key=key, value=value))


def add_user(unit: Unit, user_id: str, created_at: int, **fields: Any) -> None:  # noqa: ANN401 - column values
    """Insert a user; figures take the schema's defaults."""
    unit.session.add(UserRow(id=user_id, created_at=created_at, is_active=True, **fields))
    unit.session.flush()


def get_user(unit: Unit, user_id: str) -> User | None:
    """Return a user by id."""
    row = unit.session.execute(select(UserRow).where(UserRow.id == user_id)).scalar_one_or_none()
    return None if row is None else _user(row)


def get_user_named_by(unit: Unit, key: str) -> User | None:
    """Return the user whose id the vault keeps under a key, in one statement; None if there is no such user."""
    row = unit.session.execute(_named_statement(), {"key": key}).scalar_one_or_none()
    return None if row is None else _user(row)


def find_user_by_email(unit: Unit, email: str) -> User | None:
    """Return the first user with an e-mail address."""
    statement = select(UserRow).where(UserRow.email == email).order_by(UserRow.created_at).limit(1)
    row = unit.session.execute(statement).scalar_one_or_none()
    return None if row is None else _user(row)


def find_user_by_username(unit: Unit, username: str) -> User | None:
    """Return the first user with a user name."""
    statement = select(UserRow).where(UserRow.username == username).order_by(UserRow.created_at).limit(1)
    row = unit.session.execute(statement).scalar_one_or_none()
    return None if row is None else _user(row)


def avatar_address(unit: Unit, user_id: str) -> str | None:
    """Return a user's picture as it is kept: a `data:` address, or a link that came with an import."""
    return unit.session.scalar(select(UserRow.avatar_url).where(UserRow.id == user_id))


def set_user(unit: Unit, user_id: str, **fields: Any) -> None:  # noqa: ANN401 - column values
    """Change columns of a user."""
    unit.session.execute(update(UserRow).where(UserRow.id == user_id).values(**fields))


def get_profile(unit: Unit, user_id: str) -> Profile | None:
    """Return a user's profile, or None before there is one."""
    statement = select(UserProfileRow).where(UserProfileRow.user_id == user_id).order_by(UserProfileRow.id).limit(1)
    row = unit.session.execute(statement).scalar_one_or_none()
    if row is None:
        return None
    return Profile(
        user_id=row.user_id,
        bio=row.bio,
        social_goals=tuple(row.social_goals or ()),
        comfort_levels=row.comfort_levels,
        interests=tuple(row.interests or ()),
        social_contexts=row.social_contexts,
    )


def save_profile(unit: Unit, user_id: str, new_id: str, created_at: int, **fields: Any) -> None:  # noqa: ANN401
    """Change a user's profile, or make it with the given id."""
    statement = update(UserProfileRow).where(UserProfileRow.user_id == user_id)
    if get_profile(unit, user_id) is None:
        unit.session.add(UserProfileRow(id=new_id, created_at=created_at, user_id=user_id, **fields))
        unit.session.flush()
    else:
        unit.session.execute(statement.values(**fields))


@cache
def _meta_statement() -> Select[Any]:
    """Return the statement for one key; every deed asks for some, and making it anew costs more than running it."""
    return select(VaultMetaRow.value).where(VaultMetaRow.key == bindparam("key"))


@cache
def _named_statement() -> Select[UserRow]:
    """Return the statement for the user whose id stands under a key, made once as above."""
    kept = select(func.json_extract(VaultMetaRow.value, "$")).where(VaultMetaRow.key == bindparam("key"))
    return select(UserRow).where(UserRow.id == kept.scalar_subquery())


def _user(row: UserRow) -> User:
    return User(
        id=row.id,
        created_at=row.created_at,
        email=row.email,
        username=row.username,
        first_name=row.first_name,
        last_name=row.last_name,
        is_active=bool(row.is_active),
        preferences=row.preferences,
        confidence_level=row.confidence_level,
        total_points=row.total_points,
        streak_days=row.streak_days,
        longest_streak=row.longest_streak,
        date_of_birth=row.date_of_birth,
    )

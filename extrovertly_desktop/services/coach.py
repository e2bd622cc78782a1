"""Conversations with the coach: talking, and what is done with sessions afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from extrovertly_desktop.coach.conversation_state import ConversationState
from extrovertly_desktop.coach.message_details import WrittenRow, details_of
from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.coach import Deed, DeedKind, MessageType, Said, Sender, Turn
from extrovertly_desktop.domain.coach_sessions import CoachMessage, CoachSession, SessionCard, WholeSession
from extrovertly_desktop.domain.errors import NotFoundError, UserError
from extrovertly_desktop.domain.harmless import harmless
from extrovertly_desktop.services.coach_deeds import Carried, CoachDeeds
from extrovertly_desktop.services.coach_facts import CoachFacts
from extrovertly_desktop.services.coach_summary import excerpt, heading, names, summary_of, transcript
from extrovertly_desktop.services.context import Done, ServiceContext
from extrovertly_desktop.services.rewording import Heard
from extrovertly_desktop.services.whole_files import write_whole
from extrovertly_desktop.store.database import Unit
from extrovertly_desktop.store.queries import coach as store

if TYPE_CHECKING:  # the packs and the model are read when somebody first talks, not at the start
    from extrovertly_desktop.coach.conversation import Conversation

_FAREWELL = frozenset({"goodbye"})
"""Topics that end a session."""
_MOST_SESSIONS = 500
_MOST_HITS = 400


@dataclass(frozen=True, slots=True)
class Reply:
    """What an answer brought.

    Attributes:
        session: as it is now.
        messages: what was added, the person's own first.
        carried: what was written for the person, each with the way to take it back.
    """

    session: CoachSession
    messages: tuple[CoachMessage, ...]
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is about to be appended: what the person said, what the coach says to it, and where things stand then."""

    state: ConversationState
    turns: Sequence[Turn]
    said: Said | None = None
    carried: Sequence[Carried] = ()


class OtherWords(Protocol):
    """Says turns in other words, where that is wanted."""

    def reworded(self, turns: Sequence[Turn], heard: Heard) -> tuple[Turn, ...]:
        """Return the turns, each reworded or as it is written."""


class CoachService:
    """What a person does with the coach. Answering takes some time, so ask for it off the screen's thread.

    Args:
        context: the vault's.
        facts: what the coach may know.
        deeds: what it can write.
        make: puts the conversation together; called once, when somebody first talks.
        other_words: a language model's, for those who have turned one on; without it all is said as it is written.
    """

    def __init__(
        self,
        context: ServiceContext,
        facts: CoachFacts,
        deeds: CoachDeeds,
        make: "Callable[[], Conversation]",
        other_words: OtherWords | None = None,
    ) -> None:
        self._context = context
        self._facts = facts
        self._deeds = deeds
        self._make = make
        self._other_words = other_words

    @cached_property
    def _conversation(self) -> "Conversation":
        return self._make()

    def get_ready(self) -> None:
        """Read the packs and the model now, so that the first answer comes at once."""
        self._conversation.get_ready()

    def begin(self) -> Reply:
        """Begin a session; those that were left open end with their summary, or go if nothing was said in them."""
        facts = self._facts.gather()
        state, turns = self._conversation.open(facts)
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            for each in store.sessions(unit, owner.id, _MOST_SESSIONS):
                if each.ended_at is None:
                    self._leave(unit, each)
            session = CoachSession(self._context.new_id(), self._context.clock.now_ms(), self._context.new_id())
            store.add_session(unit, owner.id, session)
            added = self._append(unit, session, _Answer(state, turns))
        return Reply(session, added)

    def say(self, session_id: str, said: Said) -> Reply:
        """Say something and get the answer. A session that had ended is open again.

        What was agreed to and the messages that tell of it are written together, so that nothing can be agreed to
        twice, whatever stops the program in between, and a conversation never tells of what was not written.

        Raises:
            NotFoundError: if the session is not there.
            UserError: if nothing was said, or the conversation has gone on in another window meanwhile.
        """
        # Signs that cannot be seen are nothing said either.
        if not any(character.isprintable() and not character.isspace() for character in said.text):
            raise UserError("There is nothing to send yet. Please write something, or choose an answer.", field="text")
        if len(said.text) > limits.COACH_MESSAGE:
            raise UserError(
                f"That is more than one message holds; please keep it to {limits.COACH_ANSWER:,} characters.",
                field="text",
            )
        said = replace(said, text=harmless(said.text))
        whole = self.get(session_id)
        state = _state_of(whole.messages)
        facts = self._facts.gather()
        state, turns = self._conversation.answer(state, said, facts)
        if self._other_words is not None:
            own = (*(each.content for each in whole.messages if each.sender is Sender.USER), said.text)
            turns = self._other_words.reworded(turns, Heard(said, own, facts))
        return self._reply(whole, said, state, turns)

    def resume(self, session_id: str) -> Reply:
        """Take a session up again: what was asked last is asked once more.

        Raises:
            NotFoundError: if the session is not there.
        """
        whole = self.get(session_id)
        state, turns = self._conversation.resume(_state_of(whole.messages), self._facts.gather())
        return self._reply(whole, None, state, turns)

    def end(self, session_id: str) -> CoachSession:
        """End a session and write its summary; one that has ended stays as it is.

        Raises:
            NotFoundError: if the session is not there.
        """
        with self._context.database.unit() as unit:
            session = self._session(unit, session_id)
            return session if session.ended_at is not None else self._end(unit, session)

    def newest(self) -> WholeSession | None:
        """Return the session that was begun last, with its messages."""
        with self._context.database.reading() as unit:
            found = store.sessions(unit, self._context.owner(unit).id, 1)
            return WholeSession(found[0], tuple(store.messages_of(unit, found[0].id))) if found else None

    def get(self, session_id: str) -> WholeSession:
        """Return a session with all its messages.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.reading() as unit:
            session = self._session(unit, session_id)
            return WholeSession(session, tuple(store.messages_of(unit, session_id)))

    def sessions(self, typed: str = "") -> tuple[SessionCard, ...]:
        """Return the sessions, newest first; those with a message that holds all words of a text if one is given."""
        with self._context.database.reading() as unit:
            owner = self._context.owner(unit)
            hits: dict[str, str] = {}
            if typed.strip():
                for message in store.found(unit, typed, _MOST_HITS):
                    hits.setdefault(message.conversation_id, excerpt(message.content, typed))
            known = store.sessions(unit, owner.id, _MOST_SESSIONS)
            wanted = [each for each in known if not typed.strip() or each.id in hits or names(each, typed)]
            ids = [each.id for each in wanted]
            tallies, firsts = store.tallies(unit, ids), store.first_words(unit, ids)
        return tuple(
            SessionCard(
                each,
                each.title or heading(firsts.get(each.id)),
                *tallies.get(each.id, (0, each.created_at)),
                hits.get(each.id, ""),
            )
            for each in wanted
        )

    def rename(self, session_id: str, title: str) -> Done[CoachSession]:
        """Give a session a name; a blank one takes it away. Returns it as it was, so that it can be taken back.

        Raises:
            NotFoundError: if it is not there.
            UserError: if the name is too long.
        """
        name = " ".join(harmless(title).split())
        if len(name) > limits.SESSION_NAME:
            raise UserError(f"Please keep the name to {limits.SESSION_NAME} characters.", field="title")
        with self._context.database.unit() as unit:
            before = self._session(unit, session_id)
            store.replace_session(unit, replace(before, title=name or None))
        return Done(before)

    def delete(self, session_id: str) -> Done[WholeSession]:
        """Delete a session with its messages; `restore` takes it back. What was written during it stays.

        Raises:
            NotFoundError: if it is not there.
        """
        with self._context.database.unit() as unit:
            session = self._session(unit, session_id)
            whole = WholeSession(session, tuple(store.messages_of(unit, session_id)))
            store.delete_session(unit, session_id)
        return Done(whole)

    def export(self, session_id: str, path: Path) -> None:
        """Write a session as Markdown, replacing a file that is there: whole, or not at all.

        Raises:
            NotFoundError: if the session is not there.
            UserError: if the file cannot be written there.
        """
        whole = self.get(session_id)
        text = transcript(whole, self._context.clock.zone())
        write_whole(path, [text.encode("utf-8", "replace")])

    def restore(self, whole: WholeSession) -> None:
        """Put a deleted session back; one that is there is left alone."""
        with self._context.database.unit() as unit:
            owner = self._context.owner(unit)
            if store.get_session(unit, owner.id, whole.session.id) is None:
                store.add_session(unit, owner.id, whole.session)
                for message in whole.messages:
                    store.add_message(unit, message)

    def _reply(self, whole: WholeSession, said: Said | None, state: ConversationState, turns: Sequence[Turn]) -> Reply:
        with self._context.database.together() as unit:
            session = replace(self._session(unit, whole.session.id), ended_at=None)
            if store.last_message_id(unit, session.id) != (whole.messages[-1].id if whole.messages else None):
                raise UserError("This conversation has gone on in another window. Please look, and answer again.")
            carried, turns = self._carry_out(state, turns)
            turns = self._with_plans(carried, turns)
            store.replace_session(unit, session)
            added = self._append(unit, session, _Answer(state, turns, said, carried))
            if turns[-1].notes.get("topic") in _FAREWELL:
                session = self._end(unit, session)
        return Reply(session, added, carried)

    def _carry_out(
        self, state: ConversationState, turns: Sequence[Turn]
    ) -> tuple[tuple[Carried, ...], tuple[Turn, ...]]:
        carried: list[Carried] = []
        said: list[Turn] = []
        for turn in turns:
            refused = [each for each in map(partial(self._try, carried), turn.deeds) if each]
            if not refused:
                said.append(turn)
                continue
            # The turn says that it is done; what is true comes after it, with what can be answered.
            said.append(replace(turn, chips=(), scale=None, is_over=False))
            why = " ".join(dict.fromkeys(refused))
            correction = self._conversation.could_not(state, why)
            said.append(replace(correction, chips=turn.chips, scale=turn.scale, is_over=turn.is_over))
        return tuple(carried), tuple(said)

    def _with_plans(self, carried: Sequence[Carried], turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Offer to plan the steps that were just written; nothing can be offered in the middle of something."""
        plan = self._conversation.plan_chip
        chips = tuple(plan(each.id) for each in carried if each.kind is DeedKind.OWN_MISSION)
        last = turns[-1]
        return (*turns[:-1], replace(last, chips=(*chips, *last.chips))) if chips and last.is_over else turns

    def _try(self, carried: list[Carried], deed: Deed) -> str:
        """Write a deed and note it; return why it could not be, or nothing."""
        try:
            carried.append(self._deeds.carry_out(deed))
        except UserError as error:
            return str(error)
        return ""

    def _append(self, unit: Unit, session: CoachSession, answer: _Answer) -> tuple[CoachMessage, ...]:
        now = self._context.clock.now_ms()
        added = [] if answer.said is None else [self._own(session, answer.said, now)]
        written = [WrittenRow(str(each.kind), each.table, each.id) for each in answer.carried]
        for turn in answer.turns:
            is_last = turn is answer.turns[-1]
            details = details_of(turn, answer.state if is_last else None, written if is_last else ())
            added.append(
                CoachMessage(
                    self._context.new_id(), now, session.id, turn.text, Sender.COACH, turn.message_type, details
                )
            )
        for message in added:
            store.add_message(unit, message)
        return tuple(added)

    def _own(self, session: CoachSession, said: Said, now: int) -> CoachMessage:
        chosen = {"chip": said.chip, "number": said.number}
        details = {name: value for name, value in chosen.items() if value is not None}
        text = said.text.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return CoachMessage(self._context.new_id(), now, session.id, text, Sender.USER, MessageType.TEXT, details)

    def _leave(self, unit: Unit, session: CoachSession) -> None:
        if session.title or store.first_words(unit, [session.id]):
            self._end(unit, session)
        else:
            store.delete_session(unit, session.id)

    def _end(self, unit: Unit, session: CoachSession) -> CoachSession:
        summary = summary_of(store.messages_of(unit, session.id), self._conversation.title_of)
        ended = replace(session, ended_at=self._context.clock.now_ms(), summary=summary)
        store.replace_session(unit, ended)
        return ended

    def _session(self, unit: Unit, session_id: str) -> CoachSession:
        session = store.get_session(unit, self._context.owner(unit).id, session_id)
        if session is None:
            raise NotFoundError("That conversation is no longer there.")
        return session


def _state_of(messages: Sequence[CoachMessage]) -> ConversationState:
    for message in reversed(messages):
        if "state" in message.details:
            return ConversationState.from_json(message.details["state"])
    return ConversationState()

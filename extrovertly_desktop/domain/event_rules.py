"""Which answers to an event make sense, and when.

    from \\ to     interested   going        not going   attended       no answer
    no answer      to come      to come      always      from its day   -
    interested     to come      to come      always      from its day   always
    going          to come      to come      always      from its day   always
    not going      to come      to come      always      from its day   always
    attended       no           no           no          always         no

- *To come*: only until the event is over. Nobody can be going to what has been; whether they were there is asked then.
- *From its day*: an event cannot have been attended before the day on which it begins.
- Not going can be said at any time. After the event it is as true as having been there, and as welcome.
- From *attended* no answer leads away: points and the day's row hang on it, so the attendance is taken back by a deed
  of its own first. Attending again changes rating and feedback.
- An event that was called off can only be answered with not going, or not at all. What had been attended stays so.
"""

from datetime import datetime

from extrovertly_desktop.domain.events import AttendeeStatus, Event

_TO_COME = frozenset({AttendeeStatus.INTERESTED, AttendeeStatus.GOING})


def refusal(
    event: Event, status: AttendeeStatus | None, wanted: AttendeeStatus | None, wall_clock: datetime
) -> str | None:
    """Return why an answer cannot be given now, in a sentence to show, or None if it can.

    Args:
        event: the event.
        status: where the person stands.
        wanted: the answer; None takes an answer back.
        wall_clock: now, where the person is, without a zone.
    """
    if status is AttendeeStatus.ATTENDED:
        if wanted is AttendeeStatus.ATTENDED:
            return None
        return "You were there. If that is not so, please take that back first."
    if wanted is None or wanted is AttendeeStatus.NOT_GOING:
        return None
    if not event.is_active:
        return "This event was called off, so there is nothing to go to."
    if wanted in _TO_COME and event.is_over_at <= wall_clock:
        return "This event is over. Please say whether you were there."
    if wanted is AttendeeStatus.ATTENDED and wall_clock.date() < event.begins.date():
        return "This event is still to come. You can say that you were there from its day on."
    return None


def possible_answers(
    event: Event, status: AttendeeStatus | None, wall_clock: datetime
) -> dict[AttendeeStatus, str | None]:
    """Return for each answer None if it can be given now, or the sentence that says why not."""
    return {wanted: refusal(event, status, wanted, wall_clock) for wanted in AttendeeStatus}


def prediction_refusal(event: Event, status: AttendeeStatus | None, wall_clock: datetime) -> str | None:
    """Return why nothing can be predicted of an event now, or None: a prediction is not written in hindsight."""
    if status is AttendeeStatus.ATTENDED or event.is_over_at <= wall_clock:
        return "This event has been. You can still write down how it went."
    if not event.is_active:
        return "This event was called off, so there is nothing to predict."
    if status is AttendeeStatus.NOT_GOING:
        return "You said that you are not going. Please change your answer first."
    return None

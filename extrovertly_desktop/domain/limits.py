"""How much each field holds: every limit on what a person can put in, in one place.

A limit is there so that a slip of the hand (a whole book pasted into a title) is met with a sentence rather than with a
window that no longer moves. Nobody who writes meets one; near the end of a field a count says how much room is left.
Figures are characters (Unicode code points) unless a name says otherwise.
"""

ENTRY = 200_000
"""A journal entry, and the description of an event, which calendars fill: about a 300-page book."""
THOUGHT = 20_000
"""A worry, what was learned, the context of a check-in, and the like: some six pages."""
LINE = 300
"""One line: the title of an event, a place, a prompt's answer."""
WORD = 100
"""One tag, trigger, interest, safety behaviour."""
WORDS = 100
"""How many of those one list holds."""

NAME = 60
LAST_NAME = 60
EMAIL = 320
"""RFC 5321, 4.5.3.1: 64 before the @, 255 after it."""
USER_NAME = 100
ANCHOR = 80

MISSION_TITLE = 80
MISSION_TEXT = 2_000
MISSION_CATEGORY = 40
MISSION_TIME = 40
TIP = 300
TIPS = 10
"""How many tips a mission of one's own has."""

GOAL_TITLE = 120
GOAL_TEXT = 2_000
GOAL_CATEGORY = 80

LINK = 2_000
"""A web address: what browsers agree on."""
INLINE_PICTURE = 600_000
"""A picture that stands inside an event as text (RFC 2397)."""
SOCIAL_CONTEXT = 20_000
"""As it is written out."""
IDENTIFIER = 200
"""An id, a slug, a theme: never typed, and checked all the same."""

MOOD_NAME = 40
PROMPT = 240
TEMPLATE_NAME = 60
TEMPLATE_ABOUT = 120
TEMPLATE = 10_000
SEARCH_NAME = 60
SEARCH = 500

COACH_ANSWER = 4_000
"""What the coach takes in one go where nothing else is asked; longer ones it asks to be shorter."""
COACH_MESSAGE = 20_000
"""What is kept of one message at all."""
SESSION_NAME = 80
SAFETY_PLAN = 4_000
"""One section of the safety plan: it has to be read at once."""
REPORT_NAME = 80
MODEL = 200
"""The name of a language model on this machine."""
PASTED_PAGE = 2_000_000
"""Rich text that is turned into Markdown; a larger page is pasted as plain text."""

SMALL_LIMIT = 400
"""Fields up to this size are small: their count shows over the last fifth, that of others over the last tenth."""


def counts_from(most: int) -> int:
    """Return from how many characters on the room that is left is told."""
    return most * 4 // 5 if most <= SMALL_LIMIT else most - min(most // 10, 1_000)

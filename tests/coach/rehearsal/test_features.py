"""What is observed in a reply: written lines, and what each must and must not be taken for."""

import pytest

from extrovertly_desktop.coach.rehearsal.features import Feature, observe, quoted

GARDEN = "I was in the garden all Sunday, planting beans with my sister."
MOVED = "I only moved here in spring, so I don't know many people yet."
WEEKEND = "Hi. Did you have a good weekend?"
SATURDAY = "Could you possibly take my Saturday?"
F = Feature

LINES = [
    # heard, reply, what has to be seen, what must not be
    (GARDEN, "What kind of beans did you plant?", {F.FOLLOW_UP, F.OPEN_QUESTION}, {F.REQUEST, F.DISCLOSURE}),
    (GARDEN, "Do you like cats?", {F.QUESTION}, {F.FOLLOW_UP, F.OPEN_QUESTION}),
    (GARDEN, "Have you seen the new printer?", {F.QUESTION}, {F.FOLLOW_UP}),
    (GARDEN, "How was that?", {F.FOLLOW_UP}, {F.ASKS_BACK}),
    (GARDEN, "Oh nice, how did you get into gardening", {F.FOLLOW_UP, F.ACKNOWLEDGEMENT}, {F.DISCLOSURE}),
    (GARDEN, "What time is it?", {F.QUESTION}, {F.FOLLOW_UP, F.OPEN_QUESTION}),
    (GARDEN, "How is it going?", {F.QUESTION}, {F.FOLLOW_UP, F.OPEN_QUESTION}),
    (GARDEN, "Does your sister live near here?", {F.FOLLOW_UP}, {F.OPEN_QUESTION}),
    (GARDEN, "Tell me more about the garden.", {F.FOLLOW_UP, F.OPEN_QUESTION}, set()),
    (GARDEN, "Nice. I have a garden too.", {F.ACKNOWLEDGEMENT, F.DISCLOSURE}, {F.QUESTION, F.FOLLOW_UP}),
    (GARDEN, "Could you help me with the garden?", {F.REQUEST}, {F.FOLLOW_UP}),
    (GARDEN, "Shall we go to the garden together?", {F.INVITATION}, {F.FOLLOW_UP}),
    (GARDEN, "Really?", set(), {F.QUESTION, F.FOLLOW_UP}),
    (GARDEN, "What a lovely day that must have been.", {F.ACKNOWLEDGEMENT}, {F.QUESTION, F.OPEN_QUESTION}),
    (MOVED, "That must be hard. Where did you move from?", {F.ACKNOWLEDGEMENT, F.FOLLOW_UP}, set()),
    (MOVED, "So you moved in spring.", {F.ACKNOWLEDGEMENT}, {F.QUESTION}),
    (MOVED, "I know that feeling, I was new here last year.", {F.ACKNOWLEDGEMENT, F.DISCLOSURE}, {F.QUESTION}),
    (MOVED, "Where do you go when it's warm?", {F.QUESTION}, {F.FOLLOW_UP}),
    (MOVED, "what brought you here", {F.QUESTION, F.OPEN_QUESTION}, {F.DISCLOSURE}),
    (WEEKEND, "And you?", {F.ASKS_BACK}, {F.FOLLOW_UP, F.OPEN_QUESTION, F.DISCLOSURE}),
    (WEEKEND, "It was fine, what about yours?", {F.ASKS_BACK}, {F.FOLLOW_UP}),
    (WEEKEND, "Yes, I slept a lot. Did you have a good weekend?", {F.DISCLOSURE, F.ASKS_BACK}, {F.FOLLOW_UP}),
    (WEEKEND, "I went to the lake and read.", {F.DISCLOSURE}, {F.QUESTION}),
    (WEEKEND, "I'm fine.", {F.TOO_SHORT}, {F.DISCLOSURE, F.NAME}),
    (WEEKEND, "I like your jacket.", set(), {F.DISCLOSURE}),
    (WEEKEND, "I don't know.", {F.HEDGES}, {F.DISCLOSURE, F.REFUSAL}),
    (WEEKEND, "yes", {F.TOO_SHORT}, {F.QUESTION, F.DISCLOSURE, F.REFUSAL}),
    (WEEKEND, "My dog ran away on Saturday.", {F.DISCLOSURE, F.DETAIL}, {F.REQUEST}),
    (WEEKEND, "It was quiet, and that was just what I needed after a long week.", {F.FITTING_LENGTH}, {F.TOO_LONG}),
    (WEEKEND, "I'm so boring, I never do anything.", {F.SELF_PUT_DOWN}, set()),
    (WEEKEND, "I'm not boring, I hope.", set(), {F.SELF_PUT_DOWN}),
    (WEEKEND, "This is probably a stupid question.", {F.SELF_PUT_DOWN}, {F.QUESTION}),
    (WEEKEND, "Sorry for bothering you.", {F.SELF_PUT_DOWN}, {F.OVER_APOLOGY}),
    (WEEKEND, "The film was boring.", set(), {F.SELF_PUT_DOWN}),
    (WEEKEND, "I'm bad at golf but I love it.", {F.DISCLOSURE}, {F.SELF_PUT_DOWN}),
    (SATURDAY, "No, I can't this time.", {F.REFUSAL}, {F.YIELDS, F.OVER_APOLOGY}),
    (SATURDAY, "I'd rather not, Tom.", {F.REFUSAL}, {F.YIELDS}),
    (SATURDAY, "Sorry, that doesn't work for me.", {F.REFUSAL}, {F.OVER_APOLOGY}),
    (SATURDAY, "Sorry, so sorry, I can't.", {F.OVER_APOLOGY}, {F.REFUSAL}),
    (SATURDAY, "No problem!", {F.YIELDS}, {F.REFUSAL}),
    (SATURDAY, "I can't wait!", set(), {F.REFUSAL}),
    (SATURDAY, "Maybe I can't, I don't know.", {F.HEDGES}, {F.REFUSAL}),
    (SATURDAY, "I can't really... but okay, I'll do it.", {F.YIELDS}, {F.REFUSAL}),
    (SATURDAY, "I can't on Saturday, but I could help next week instead.", {F.REFUSAL}, {F.YIELDS}),
    (SATURDAY, "Sure.", {F.YIELDS}, {F.REFUSAL}),
    (SATURDAY, "No, not this weekend. I have other plans.", {F.REFUSAL}, {F.DISCLOSURE}),
    (SATURDAY, "I have no idea what you mean.", set(), {F.REFUSAL, F.DISCLOSURE}),
    (SATURDAY, "I'm sorry to hear that. My answer is still no.", {F.ACKNOWLEDGEMENT, F.REFUSAL}, {F.OVER_APOLOGY}),
    ("Yes?", "Hi Ines, could you show me the form?", {F.GREETING, F.REQUEST}, {F.FOLLOW_UP}),
    ("Yes?", "Can you swim?", {F.QUESTION}, {F.REQUEST}),
    ("Yes?", "I'd like to return this, please.", {F.REQUEST}, {F.DISCLOSURE}),
    ("Yes?", "I was wondering if you have a minute.", {F.REQUEST}, {F.DISCLOSURE}),
    ("Yes?", "Do you have five minutes for me?", {F.REQUEST}, set()),
    ("Yes?", "My printer is broken.", {F.DISCLOSURE}, {F.REQUEST}),
    ("Hello?", "Good morning, this is Anna Berg.", {F.GREETING, F.NAME}, {F.REQUEST, F.DISCLOSURE}),
    ("Hello?", "hi, my name is anna", {F.GREETING, F.NAME}, set()),
    ("Hello?", "I'm tired today.", set(), {F.NAME}),
    ("Hello?", "This is Monday's paper.", set(), {F.NAME}),
    ("Any thoughts?", "I see it differently, because talking is quicker.", {F.VIEW, F.REASON}, {F.REFUSAL}),
    ("Any thoughts?", "What if we try twenty minutes?", {F.VIEW}, {F.OPEN_QUESTION}),
    ("Any thoughts?", "I would try it for a month.", {F.VIEW}, {F.HEDGES}),
    ("Any thoughts?", "I agree with you.", {F.ACKNOWLEDGEMENT}, {F.VIEW, F.DISCLOSURE}),
    ("I have to go.", "Would you like to have tea on Friday?", {F.INVITATION, F.DETAIL}, {F.REQUEST}),
    ("I have to go.", "Would you like it here?", {F.QUESTION}, {F.INVITATION}),
    ("I have to go.", "It was nice talking to you. See you!", {F.FAREWELL}, {F.GREETING, F.DISCLOSURE}),
    ("I have to go.", "I'd like to see you again.", {F.INVITATION}, {F.FAREWELL}),
    ("I have to go.", "Thanks, take care.", {F.THANKS, F.FAREWELL}, {F.DISCLOSURE}),
    ("It works now.", "Thank you for your help, Ines.", {F.THANKS}, {F.REQUEST, F.DISCLOSURE}),
    ("Nice to meet you.", "Nice to meet you, too.", {F.GREETING}, {F.FAREWELL}),
    (GARDEN, "I like trees, does your sister garden too?", {F.FOLLOW_UP, F.DISCLOSURE}, {F.ASKS_BACK}),
    (GARDEN, "I have a garden too, do you like cats?", {F.DISCLOSURE, F.QUESTION}, {F.FOLLOW_UP}),
    (GARDEN, "What are you going to do with them?", {F.FOLLOW_UP}, {F.REQUEST}),
    (GARDEN, "Did you eat them yourself?", {F.FOLLOW_UP}, {F.ASKS_BACK}),
    ("Now I need your name, please.", "Alex Winter", {F.NAME}, set()),
    ("Good morning.", "Alex Winter", set(), {F.NAME}),
    ("I have to go.", "I enjoyed this, can we meet again?", {F.INVITATION}, {F.FOLLOW_UP}),
    ("Only vouchers.", "But I want my money back.", {F.REQUEST}, {F.YIELDS}),
    (GARDEN, "I walked and walked. " * 11, {F.TOO_LONG}, {F.FITTING_LENGTH}),
    (GARDEN, "I’ve never grown anything, it’s true. What’s the easiest plant?", {F.DISCLOSURE, F.OPEN_QUESTION}, set()),
]


def test_there_are_enough_lines() -> None:
    assert len(LINES) >= 60


@pytest.mark.parametrize(("heard", "reply", "there", "absent"), LINES, ids=[line[1][:40] for line in LINES])
def test_a_reply_shows_what_it_shows(heard: str, reply: str, there: set[Feature], absent: set[Feature]) -> None:
    seen = observe(reply, heard).features
    assert there <= seen
    assert not absent & seen


def test_what_is_no_text_or_no_english_is_told_apart() -> None:
    assert not observe("").is_text
    assert not observe(" … ??? 🙂").is_text
    foreign = observe("Das Wochenende war schön und sonnig")
    assert foreign.is_text
    assert not foreign.is_english
    assert not observe("Выходные прошли хорошо").is_english
    assert observe("ok").is_english
    assert observe("Gardening. Cooking. Sleeping late.").is_english
    assert not observe("Ich war am Wochenende mit der Familie am See").is_english
    assert observe("Mostly gardening, a long walk on Sunday, and cake").is_english


def test_a_long_pasted_text_is_read_in_part() -> None:
    seen = observe("I walked on and on. " * 20_000 + "What about you?", GARDEN)
    assert seen.word_count == 100_003
    assert F.TOO_LONG in seen.found
    assert F.ASKS_BACK not in seen.found


def test_words_are_quoted_on_one_line_and_cut() -> None:
    assert quoted("  I went\n home, ") == "I went home"
    assert quoted("And you?") == "And you?"
    long = quoted("I walked along the river " * 9)
    assert len(long) <= 61
    assert long.endswith("…")

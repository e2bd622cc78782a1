"""Who, where, when and how afraid."""

import pytest

from extrovertly_desktop.coach.understanding.slots import Slots, read_slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("I have to talk to my boss tomorrow morning", Slots(who="boss", when="tomorrow morning")),
        ("my sister's birthday party on Saturday", Slots(who="family", where="party", when="on saturday")),
        ("I'm terrified of phone calls", Slots(where="phone", how_afraid=95)),
        ("On a scale my fear is about 70 before the meeting at work", Slots(where="work", how_afraid=70)),
        ("8/10 scared of the new people at the gym", Slots(who="stranger", where="gym", how_afraid=80)),
        (
            "a bit nervous about ordering in a restaurant tonight",
            Slots(where="restaurant", when="tonight", how_afraid=25),
        ),
        ("I wasn't afraid at all when I asked the waiter", Slots(who="shop staff", how_afraid=0)),
        ("SUDS was 120, then 85%", Slots(how_afraid=85)),
        ("I've been nervous for 3 weeks about my colleagues", Slots(who="colleague", how_afraid=50)),
        ("they laughed at me ten years ago in school", Slots(where="school", when="ten years ago")),
        ("I’m really anxious, it's in two weeks", Slots(when="in two weeks", how_afraid=80)),
        ("nothing to see here", Slots()),
        ("", Slots()),
    ],
)
def test_what_a_text_says_is_read_and_nothing_is_guessed(text: str, slots: Slots) -> None:
    assert read_slots(text) == slots

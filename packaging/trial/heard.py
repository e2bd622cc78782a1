"""Once round the loop as somebody goes who sees nothing: by the roles and names of the accessibility tree alone.

No stable name of a widget is used here, nor a place on the screen: what has no name, or another one than a person would
look for, is not found.
"""

import time
from typing import Any

from trial.place import Place, TrialError
from trial.screen import Screen

_WORRY = "They walk on without a word"
_LEARNED = "She smiled and pointed the way"
_ENTRY = "Asked the way today"


def once_round_by_ear(place: Place) -> None:
    """Go once round: first start, check in, plan a mission, look back on it, write an entry, see it in Progress.

    Raises:
        TrialError: at the first thing that is not found by its role and name.
    """
    place.tell("-- by ear --")
    with Screen.made(place) as screen:
        process = screen.start()
        ear = _Ear(screen)
        try:
            ear.go_round()
        except TrialError:
            ear.write_down()
            raise
        finally:
            process.kill()


class _Ear:
    """What is heard of a screen, and what is done by it."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def go_round(self) -> None:
        self._screen.turn_to_window()
        self._write("text", "What should we call you?", "Zoe")
        self._press("button", "Start")
        self._press("button", "Skip the rest")
        self._check_in()
        self._plan()
        self._look_back()
        self._write_entry()
        self._see()

    def write_down(self) -> None:
        """Keep what was to be heard, to see under what role and name a thing stands instead."""
        lines = [f"{each.get_role_name()}: {each.get_name()}" for each in self._screen.things()]
        (self._screen.place.out / "heard.txt").write_text("\n".join(lines), encoding="utf-8")

    def _check_in(self) -> None:
        self._press("button", "Nervous")
        self._press("button", "Done")
        self._hear("Nervous")

    def _plan(self) -> None:
        self._turn_to("Missions")
        self._write("text", "Search missions", "ask the way")
        time.sleep(1.0)
        self._press("button", "Plan it")
        self._write("text", "What is the worst you expect to happen?", _WORRY)
        self._set("spin button", "How likely is it?", 80)
        self._set("spin button", "How high will your anxiety go at its peak?", 65)
        self._press("button", "Save plan")

    def _look_back(self) -> None:
        self._press("button", "How did it go?")
        self._press("button", "I did it")
        self._press("button", "No")
        self._set("spin button", "How high did your anxiety go at its peak?", 35)
        self._write("text", "What did you learn?", _LEARNED)
        self._press("button", "Save")

    def _write_entry(self) -> None:
        self._turn_to("Journal")
        self._write("text", "Your entry", _ENTRY)
        self._press("button", "Mood: not chosen yet")
        time.sleep(1.5)  # the choice is a window of its own, which the tree does not tell of
        self._screen.key("p")
        self._screen.key("Return")
        self._press("button", "Save")
        self._hear(_ENTRY)

    def _see(self) -> None:
        self._turn_to("Progress")
        self._hear("Confidence")

    def _turn_to(self, title: str) -> None:
        tab = self._find("page tab", title)
        tab.get_action_iface().do_action(0)
        self._screen.place.tell(f"turned to the page tab “{title}”")
        time.sleep(1.0)

    def _press(self, role: str, name: str) -> None:
        thing = self._find(role, name)
        actions = thing.get_action_iface()
        names = [actions.get_action_name(number) for number in range(actions.get_n_actions())]
        actions.do_action(names.index("Press") if "Press" in names else 0)
        self._screen.place.tell(f"pressed the {role} “{name}”")
        time.sleep(0.5)

    def _write(self, role: str, name: str, words: str) -> None:
        thing = self._find(role, name)
        thing.get_component_iface().grab_focus()
        time.sleep(0.3)
        self._screen.type(words)
        self._screen.place.tell(f"wrote into the {role} “{name}”")

    def _set(self, role: str, name: str, value: int) -> None:
        self._find(role, name).get_value_iface().set_current_value(float(value))
        self._screen.place.tell(f"set the {role} “{name}” to {value}")

    def _hear(self, words: str) -> None:
        self._screen.wait(lambda: any(words in each for each in self._said()), f"to hear “{words}”")
        self._screen.place.tell(f"heard “{words}”")

    def _find(self, role: str, name: str) -> Any:  # noqa: ANN401 - a thing of the tree
        return self._screen.wait(
            lambda: next(
                (
                    each
                    for each in self._screen.things()
                    if each.get_role_name() in _ALIKE.get(role, (role,)) and (each.get_name() or "").strip() == name
                ),
                None,
            ),
            f"the {role} “{name}”",
        )

    def _said(self) -> list[str]:
        return [f"{each.get_name() or ''} {each.get_description() or ''}" for each in self._screen.things()]


_ALIKE = {
    "button": ("push button", "button", "toggle button", "check box", "radio button"),
    "text": ("text", "entry", "editable text"),
}
"""What a person calls by one word and the tree by several."""

"""Once round in the window, as a person at the keyboard goes, and as a screen reader finds its way."""

import subprocess
import time

from trial.loop import TYPED, WORRY, everything_is_still_there
from trial.place import Place, TrialError, check
from trial.screen import Screen

_TABS = ("today", "journal", "missions", "events", "coach", "progress")
_QUIT_S = 20


def once_round_in_the_window(place: Place) -> None:
    """Start the program without a vault, go once round, quit, and look at what it wrote.

    Raises:
        TrialError: at the first thing that is not as it should be.
    """
    place.tell("-- in the window --")
    with Screen.made(place) as screen:
        process = screen.start()
        try:
            _welcome(screen)
            _check_in(screen)
            _write(screen)
            _predict(screen)
            _reflect(screen)
            _see(screen)
            _start_again(screen)
            _quit(screen, process)
        finally:
            if process.poll() is None:
                process.kill()
    everything_is_still_there(place)


def _welcome(screen: Screen) -> None:
    screen.turn_to_window()
    screen.focus("welcome_name")
    screen.type("Zoe")
    screen.picture("welcome")
    screen.key("Return")
    screen.press("first_start_rest")
    screen.find("check_in_save")
    screen.picture("today")


def _check_in(screen: Screen) -> None:
    """Mood, intensity and confidence by keys alone."""
    screen.key("ctrl+shift+c")
    screen.key("n", "Return", "6", "4", "ctrl+Return")
    screen.wait(lambda: "Nervous" in screen.read("check_ins_today"), "the check-in")
    screen.picture("checked-in")


def _write(screen: Screen) -> None:
    screen.key("ctrl+n")
    screen.focus("entry_text")
    screen.type(TYPED)
    screen.press("entry_mood_button")
    time.sleep(1.5)  # the choice is a window of its own, which the tree does not tell of
    screen.key("p")
    screen.key("Return")
    screen.wait(lambda: "Proud" in screen.find("entry_mood_button").get_name(), "the mood")
    screen.picture("entry")
    screen.press("entry_save")
    screen.wait(lambda: TYPED[:20] in screen.read("journal_list"), "the entry in the list")
    screen.picture("journal")


def _predict(screen: Screen) -> None:
    screen.key("ctrl+3")
    screen.focus("missions_search")
    screen.type("ask the way")
    time.sleep(1.0)
    screen.focus("missions_list")
    screen.key("Home")
    screen.press("mission_plan")
    screen.focus("plan_worry")
    screen.type(WORRY)
    screen.set_value("plan_likelihood_spin", 80)
    screen.set_value("plan_expected_suds_spin", 65)
    screen.picture("prediction")
    screen.press("plan_save")
    screen.find("mission_debrief")
    screen.picture("planned")


def _reflect(screen: Screen) -> None:
    screen.key("ctrl+1")
    screen.press("debrief_*")
    screen.press("debrief_attendance_done")
    screen.press("debrief_came_true_no")
    screen.set_value("debrief_peak_suds_spin", 35)
    screen.focus("debrief_learned")
    screen.type("She smiled and pointed the way")
    screen.picture("outcome")
    screen.press("debrief_save")
    screen.wait(lambda: not screen.has("debrief_save"), "the outcome to be written")


def _see(screen: Screen) -> None:
    for number, name in enumerate(_TABS, start=1):
        screen.key(f"ctrl+{number}")
        time.sleep(1.5)
        screen.picture(f"tab-{name}")
        check(not screen.has("crash_dialog"), f"the tab {name} opens without a mistake")


def _start_again(screen: Screen) -> None:
    """A second start brings the first window to the front and ends."""
    second = subprocess.run(
        screen.place.program, check=False, capture_output=True, timeout=_QUIT_S, env=screen.environ, text=True
    )
    check(second.returncode == 0 and "open already" in second.stdout, "a second start finds the first window")


def _quit(screen: Screen, process: "subprocess.Popen[bytes]") -> None:
    screen.turn_to_window()
    screen.key("ctrl+q")
    try:
        status = process.wait(_QUIT_S)
    except subprocess.TimeoutExpired as error:
        raise TrialError("the program did not end after Ctrl+Q") from error
    check(status == 0, f"the program ends with 0, not {status}")

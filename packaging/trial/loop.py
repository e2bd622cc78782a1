"""Once round by the command line: predict, do, reflect, see. Then the parts that freezing breaks most easily."""

import json

from trial.place import Place, check

WORDS = "Said hello to the neighbour. 今日は晴れ。 Grüß dich!"
TYPED = "Said hello to the neighbour, and she smiled."
"""What is typed in the window, by keys that every keyboard has."""
WORRY = "They walk on without a word"


def once_round(place: Place) -> None:
    """Try everything that needs no screen, in a vault of its own.

    Raises:
        TrialError: at the first thing that is not as it should be.
    """
    place.tell("-- by the command line --")
    check(place.run("--version").startswith("extrovertly "), "the version is told")
    vault = ("--vault", str(place.home / "by-command.vault"))
    place.run(*vault, "init", "--name", "Zoë")
    place.run(*vault, "check-in", "--mood", "nervous", "--intensity", "6", "--confidence", "4")
    slug = _predict_do_reflect(place, vault)
    place.run(*vault, "journal", "add", WORDS, "--mood", "proud", "--tag", "first step")
    _see(place, vault, slug)
    _calendar_and_paper(place, vault)
    _coach(place, vault)
    _pictures(place)
    check(place.ask(*vault, "doctor")["ok"], "the doctor finds nothing")


def everything_is_still_there(place: Place) -> None:
    """Look, after an upgrade or a removal, for what the window wrote into the person's own vault."""
    place.tell("-- what was kept --")
    check(TYPED in json.dumps(place.ask("journal", "list")), "the entry is there")
    done = place.ask("missions", "list", "--status", "done")["missions"]
    check(len(done) == 1, "the mission is done")
    check(place.ask("doctor")["ok"], "the doctor finds nothing")


def _predict_do_reflect(place: Place, vault: tuple[str, str]) -> str:
    picks = place.ask(*vault, "missions", "today")
    check("reason" in json.dumps(picks), "each of today's missions has a reason")
    slug = str(place.ask(*vault, "missions", "list", "--search", "ask the way")["missions"][0]["slug"])
    place.run(*vault, "missions", "plan", slug, "--worry", WORRY, "--likelihood", "80", "--expected", "65")
    outcome = ("--came-true", "no", "--peak", "35", "--learned", "She smiled and pointed the way")
    place.run(*vault, "missions", "complete", slug, *outcome)
    return slug


def _see(place: Place, vault: tuple[str, str], slug: str) -> None:
    done = place.ask(*vault, "missions", "list", "--status", "done")["missions"]
    check([mission["slug"] for mission in done] == [slug], "the mission is done")
    check("neighbour" in place.run(*vault, "journal", "search", "今日"), "the journal is searched in any script")
    place.run(*vault, "missions", "ladder")
    place.run(*vault, "insights")


def _calendar_and_paper(place: Place, vault: tuple[str, str]) -> None:
    file = place.home / "one.ics"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//trial//EN",
        "BEGIN:VEVENT",
        "UID:choir@trial",
        "DTSTAMP:20260101T000000Z",
        "DTSTART;TZID=Europe/Berlin:20990610T190000",
        "DTEND;TZID=Europe/Berlin:20990610T210000",
        "SUMMARY:Choir",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    file.write_bytes("\r\n".join(lines).encode())
    place.run(*vault, "import", str(file))
    check("Choir" in place.run(*vault, "events", "list"), "the event of the calendar is listed")
    place.run(*vault, "export", "ics", str(place.home / "all.ics"))
    place.run(*vault, "export", "pdf", str(place.home / "report.pdf"))
    check((place.home / "report.pdf").read_bytes().startswith(b"%PDF"), "the report is a PDF")


def _coach(place: Place, vault: tuple[str, str]) -> None:
    said = place.run(
        *vault, "coach", "--message", "I am afraid of the small talk at my colleague's wedding on Saturday"
    )
    check(len(said) > 40, "the coach answers")
    # The model itself, with its runtime, must be at work here; without it the coach only looks for words, and says so.
    check("keywords alone" not in place.complaints, "the coach's model runs")


def _pictures(place: Place) -> None:
    """Every tab, painted without a screen, with made-up data: charts, icons, fonts and styles are all there."""
    folder = place.home / "pictures"
    # High enough that the charts, which come last, are in sight too.
    place.run("screenshots", str(folder), "--theme", "light", "--size", "1280x4000")
    check("Error" not in place.complaints, f"nothing goes wrong while painting:\n{place.complaints}")
    pictures = sorted(folder.glob("*.png"))
    check(len(pictures) >= 6, "every tab is painted")
    for picture in pictures:
        (place.out / f"painted-{picture.name}").write_bytes(picture.read_bytes())

"""The settings that are chosen on the page itself: looks, days, reminders and what is offered once a month."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTime

from extrovertly_desktop.views.settings.controls import choice_box, door, show_choice, switch
from extrovertly_desktop.views.settings.group import SettingGroup, SettingTools
from extrovertly_desktop.views.settings.row import SettingRow
from extrovertly_desktop.views.theme.metrics import MAX_TEXT_PERCENT, MIN_TEXT_PERCENT

_TEXT_STEP = 10
_LATEST_START = 12
translate = QCoreApplication.translate


def looks_group(tools: SettingTools) -> SettingGroup:
    """Return theme and text size; both belong to this machine."""
    theme = tools.context.theme
    modes = (
        ("system", translate("Settings", "As the system")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
    )
    mode = choice_box("settings_theme", modes, lambda value: tools.set_looks(value, theme.text_percent))
    sizes = [(size, _percent(size)) for size in range(MIN_TEXT_PERCENT, MAX_TEXT_PERCENT + 1, _TEXT_STEP)]
    size = choice_box("settings_text_size", sizes, lambda value: tools.set_looks(theme.mode, value))
    return SettingGroup(
        "looks",
        translate("Settings", "Looks"),
        (
            SettingRow(
                theme,
                "theme",
                translate("Settings", "Theme"),
                "",
                mode,
                keep_up=lambda: show_choice(mode, theme.mode),
                words=translate("Settings", "dark light colours night"),
            ),
            SettingRow(
                theme,
                "text_size",
                translate("Settings", "Text size"),
                translate("Settings", "Ctrl++ and Ctrl+- change it from anywhere."),
                size,
                keep_up=lambda: show_choice(size, theme.text_percent, _percent(theme.text_percent)),
                words=translate("Settings", "font letters zoom larger smaller"),
            ),
        ),
    )


def days_group(tools: SettingTools) -> SettingGroup:
    """Return when days and weeks begin, and the pause of the streak."""
    theme, profile, locale = tools.context.theme, tools.context.vault.profile, QLocale()

    def change(told: str, **changes: Any) -> None:  # noqa: ANN401 - the service checks it
        before = profile.preferences()
        profile.set_preferences(**changes)
        back = {name: getattr(before, name) for name in changes}
        tools.notices.say(told, undo=partial(profile.set_preferences, **back))

    def hour_words(hour: int) -> str:
        return locale.toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)

    def pause() -> None:
        before = profile.preferences().streak_pauses
        undo = partial(profile.set_preferences, streak_pauses=before)
        if profile.is_streak_paused():
            profile.resume_streak()
            tools.notices.say(translate("Settings", "The streak goes on."), undo=undo)
        else:
            profile.pause_streak()
            tools.notices.say(translate("Settings", "The streak is paused."), undo=undo)

    start = choice_box(
        "settings_day_start",
        [(hour, hour_words(hour)) for hour in range(_LATEST_START + 1)],
        lambda hour: change(
            translate("Settings", "A day starts at {time} now.").format(time=hour_words(hour)), day_start_hour=hour
        ),
    )
    week = choice_box(
        "settings_first_weekday",
        [(day.value - 1, locale.standaloneDayName(day.value)) for day in Qt.DayOfWeek],
        lambda day: change(
            translate("Settings", "Weeks begin on {day} now.").format(day=locale.standaloneDayName(day + 1)),
            first_weekday=day,
        ),
    )
    paused = door("settings_pause", "", pause)

    def show_pause() -> None:
        words = translate("Settings", "Go on now") if profile.is_streak_paused() else translate("Settings", "Pause it")
        paused.setText(words)
        paused.setAccessibleName(translate("Settings", "The streak: {deed}").format(deed=words))

    return SettingGroup(
        "days",
        translate("Settings", "Days"),
        (
            SettingRow(
                theme,
                "day_start",
                translate("Settings", "A day starts at"),
                translate("Settings", "What you write before that hour still counts for the day before."),
                start,
                keep_up=lambda: show_choice(start, profile.preferences().day_start_hour),
                words=translate("Settings", "midnight night late hour"),
            ),
            SettingRow(
                theme,
                "first_weekday",
                translate("Settings", "A week begins on"),
                "",
                week,
                keep_up=lambda: show_choice(week, profile.preferences().first_weekday),
                words=translate("Settings", "calendar Monday Sunday"),
            ),
            SettingRow(
                theme,
                "pause",
                translate("Settings", "The streak"),
                translate(
                    "Settings",
                    "While it is paused, days off count neither for nor against it. Today sets a pause with an end.",
                ),
                paused,
                keep_up=show_pause,
                words=translate("Settings", "holiday break pause resume"),
            ),
        ),
    )


def reminders_group(tools: SettingTools) -> SettingGroup:
    """Return what reminders may say."""
    profile = tools.context.vault.profile

    def let_name(named: bool) -> None:
        profile.set_preferences(discreet_reminders=not named)
        words = (
            translate("Settings", "Reminders name the event now.")
            if named
            else translate("Settings", "Reminders keep its name back now.")
        )
        tools.notices.say(words, undo=lambda: profile.set_preferences(discreet_reminders=named))

    titles = switch("settings_reminder_titles", translate("Settings", "They may name the event"), let_name)
    rows = []
    if tools.offers("reminders"):
        rows.append(
            SettingRow(
                tools.context.theme,
                "reminders",
                translate("Settings", "Reminders, quiet hours and the background"),
                translate(
                    "Settings", "When to be reminded each day, when to be left in peace, and what the tray does."
                ),
                door("settings_reminders", translate("Settings", "Open…"), lambda: tools.go("reminders")),
                words=translate("Settings", "daily notification time tray start login night"),
            )
        )
    rows.append(
        SettingRow(
            tools.context.theme,
            "reminder_titles",
            translate("Settings", "What reminders of events say"),
            translate("Settings", "Otherwise they say: Something you planned is at 19:00."),
            titles,
            keep_up=lambda: titles.setChecked(not profile.preferences().discreet_reminders),
            words=translate("Settings", "notifications discreet privacy"),
        )
    )
    return SettingGroup("reminders", translate("Settings", "Reminders"), tuple(rows))


def _percent(size: int) -> str:
    return translate("Settings", "{number} %").format(number=QLocale().toString(size))

"""The settings that have a page of their own, to which these rows lead."""

from PySide6.QtCore import QCoreApplication

from extrovertly_desktop.views.settings.controls import door, switch
from extrovertly_desktop.views.settings.group import SettingGroup, SettingTools
from extrovertly_desktop.views.settings.row import SettingRow

translate = QCoreApplication.translate
_AT_ONCE = frozenset({"hints_again"})
"""Actions that do something rather than open a page."""


def _door(tools: SettingTools, action: str, title: str, about: str, words: str) -> SettingRow:
    said = translate("Settings", "Show again") if action in _AT_ONCE else translate("Settings", "Open…")
    return SettingRow(
        tools.context.theme,
        action,
        title,
        about,
        door(f"settings_{action}", said, lambda: tools.go(action)),
        words=words,
    )


def _group(tools: SettingTools, slug: str, title: str, *rows: SettingRow) -> SettingGroup:
    """Return a group of those rows whose pages there are."""
    kept = tuple(row for row in rows if tools.offers(row.objectName().removeprefix("setting_")))
    return SettingGroup(slug, title, kept)


def you_group(tools: SettingTools) -> SettingGroup:
    """Return what a person says about themselves."""
    return _group(
        tools,
        "you",
        translate("Settings", "You"),
        _door(
            tools,
            "your_profile",
            translate("Settings", "Your profile"),
            translate("Settings", "Your name and picture, what you would like to become easier, how at ease you are."),
            translate("Settings", "name e-mail birthday bio interests goals comfort avatar"),
        ),
    )


def words_group(tools: SettingTools) -> SettingGroup:
    """Return moods, prompts and templates, and the words of the scale."""
    return _group(
        tools,
        "words",
        translate("Settings", "Moods and words"),
        _door(
            tools,
            "your_words",
            translate("Settings", "Moods, prompts and templates"),
            translate("Settings", "Add your own, change their order, put away what you do not use."),
            translate("Settings", "mood vocabulary feelings journal questions faces"),
        ),
        _door(
            tools,
            "anchors",
            translate("Settings", "What the numbers mean to you"),
            translate("Settings", "Your own words for 0, 25, 50, 75 and 100 on the scale of anxiety."),
            translate("Settings", "SUDS anchors scale"),
        ),
    )


def lock_group(tools: SettingTools) -> SettingGroup:
    """Return all that keeps others out."""
    about = (
        translate("Settings", "Your vault is encrypted. Change the passphrase, and say when it locks by itself.")
        if tools.context.vault.is_encrypted
        else translate("Settings", "Your vault has no passphrase yet. Choose one, and say when it locks by itself.")
    )
    words = translate("Settings", "password encryption keyring idle sleep screenshots capture")
    return _group(
        tools,
        "lock",
        translate("Settings", "Lock and privacy"),
        _door(tools, "privacy", translate("Settings", "Passphrase, lock and privacy"), about, words),
    )


def safe_group(tools: SettingTools) -> SettingGroup:
    """Return backups, other vaults, and what comes in and goes out."""
    path = tools.context.vault.path
    return _group(
        tools,
        "data",
        translate("Settings", "Backups and data"),
        _door(
            tools,
            "backups",
            translate("Settings", "Backups"),
            translate("Settings", "They are made by themselves. See them, choose a second place, go back to one."),
            translate("Settings", "copy restore folder"),
        ),
        _door(
            tools,
            "vaults",
            translate("Settings", "Vaults"),
            translate("Settings", "This one is {path}").format(path=path),
            translate("Settings", "file open new other place"),
        ),
        _door(
            tools,
            "bring_in",
            translate("Settings", "Bring in"),
            translate("Settings", "What you wrote in other programs."),
            translate("Settings", "import Daylio Day One CSV"),
        ),
        _door(
            tools,
            "take_out",
            translate("Settings", "Take out"),
            translate("Settings", "Everything, or a part, as files that other programs read."),
            translate("Settings", "export JSON CSV Markdown PDF"),
        ),
    )


def coach_group(tools: SettingTools) -> SettingGroup:
    """Return how the coach finds its words, and what is offered once a month."""
    context, service = tools.context, tools.context.vault.well_being
    window = context.theme

    def show_model() -> None:
        from extrovertly_desktop.views.coach.model_dialog import ModelDialog  # noqa: PLC0415 - rarely needed

        ModelDialog(context, model.window()).open()

    def offer(wanted: bool) -> None:
        before = service.wishes()
        done = service.switch_on() if wanted else service.never()
        words = (
            translate("Settings", "The well-being check is offered once a month now.")
            if wanted
            else translate("Settings", "The well-being check is not offered any more.")
        )
        tools.notices.tell(done, words, undo=lambda: service.put_back_wishes(before))

    model = door("settings_language_model", translate("Settings", "Open…"), show_model)
    check = switch("settings_well_being", translate("Settings", "Offer it once a month"), offer)
    return SettingGroup(
        "coach",
        translate("Settings", "Coach and check"),
        (
            SettingRow(
                window,
                "language_model",
                translate("Settings", "Other words for the coach"),
                translate("Settings", "A language model on this computer may reword its lines. Off unless you say so."),
                model,
                words=translate("Settings", "AI LLM GGUF server rephrase"),
            ),
            SettingRow(
                window,
                "well_being",
                translate("Settings", "Well-being check"),
                translate("Settings", "A few questions once a month, charted under Progress."),
                check,
                keep_up=lambda: check.setChecked(service.wishes().is_on),
                words=translate("Settings", "WHO-5 questionnaire mood month"),
            ),
        ),
    )


def about_group(tools: SettingTools) -> SettingGroup:
    """Return the pages about the program, and help."""
    return _group(
        tools,
        "about",
        translate("Settings", "Help and about"),
        _door(
            tools,
            "help_now",
            translate("Settings", "Help now"),
            translate("Settings", "Your safety plan, and the country whose helplines are shown."),
            translate("Settings", "crisis country lines SOS"),
        ),
        _door(
            tools,
            "shortcuts",
            translate("Settings", "Keyboard shortcuts"),
            "",
            translate("Settings", "keys F1"),
        ),
        _door(
            tools,
            "how_it_works",
            translate("Settings", "How this works"),
            translate("Settings", "The thoughts behind it, with their sources."),
            translate("Settings", "help science exposure"),
        ),
        _door(
            tools,
            "hints_again",
            translate("Settings", "Hints"),
            translate("Settings", "Each is shown once; have them shown again."),
            translate("Settings", "tips introduction"),
        ),
        _door(
            tools,
            "about",
            translate("Settings", "About Extrovertly"),
            "",
            translate("Settings", "version licences"),
        ),
    )

"""What may be said about a mission of one's own beyond the five things it needs."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.own_missions import MOST_POINTS
from extrovertly_desktop.views.missions.text_field import TextField
from extrovertly_desktop.views.missions.words import people_words, place_words, time_words
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.chips import ChipRow
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.wheel_guard import WheelGuard


class OwnExtras:
    """The fields that unfold: places, people, times, time it takes, points, tips, another way to do it.

    Attributes:
        fields: the widgets by field of `MissionDraft`, in the order they are asked.
        hints: what is said below the question of some fields.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget) -> None:
        tr = parent.tr
        self._places = ChipRow(theme, tr("Where can it happen?"), "own_places")
        self._people = ChipRow(theme, tr("With whom?"), "own_people")
        self._times = ChipRow(theme, tr("At what time of day?"), "own_times")
        self._rows = {"places": self._places, "people": self._people, "times": self._times}
        self._shown: dict[str, tuple[str, ...]] = {}
        self._time_estimate = QLineEdit()
        self._time_estimate.setObjectName("own_time_estimate")
        holds(self._time_estimate, limits.MISSION_TIME)
        self._time_estimate.setAccessibleName(tr("How long does it take?"))
        self._time_estimate.setPlaceholderText(tr("For example: 10 minutes"))
        self._points = QSpinBox()
        self._points.setObjectName("own_points")
        self._points.setAccessibleName(tr("How many points is it worth?"))
        # Zero stands for "not said": Qt shows the special text at the minimum.
        self._points.setRange(0, MOST_POINTS)
        self._points.setSpecialValueText(tr("by its difficulty"))
        WheelGuard(parent).guard(self._points)
        self._tips = TextField(theme, tr("What helps with it?"), "own_tips", hint=tr("One tip a line"))
        self._variant = TextField(theme, tr("Another way to do it"), "own_variant")
        holds(self._variant, limits.MISSION_TEXT)
        holds(self._tips, limits.TIP * limits.TIPS)
        self.fields: dict[str, QWidget] = {
            "places": self._places,
            "people": self._people,
            "times": self._times,
            "time_estimate": self._time_estimate,
            "tips": self._tips,
            "variant": self._variant,
            "points": self._points,
        }
        self.hints = {
            "places": tr("From these, repeats are varied and the day's missions chosen."),
            "variant": tr("For days or bodies for which the first way does not fit."),
        }

    def values(self) -> dict[str, Any]:
        """Return what is written, by field of `MissionDraft`."""
        return {
            **{name: self._in_order(name, row.selection()) for name, row in self._rows.items()},
            "time_estimate": self._time_estimate.text(),
            "tips": tuple(line.strip() for line in self._tips.toPlainText().splitlines() if line.strip()),
            "variant": self._variant.toPlainText(),
            "points": self._points.value() or None,
        }

    def show(self, values: Mapping[str, Any]) -> None:
        """Show other writing, by field of `MissionDraft`."""
        times = {**time_words(), "any": self._places.tr("Any time")}
        for name, words in (("places", place_words()), ("people", people_words()), ("times", times)):
            row, chosen = self._rows[name], values[name]
            self._shown[name] = tuple(chosen)
            row.set_choices(tuple({**words, **_unknown(chosen, words)}.items()))
            row.set_selection(chosen)
        self._time_estimate.setText(values["time_estimate"] or "")
        self._tips.setPlainText("\n".join(values["tips"]))
        self._variant.setPlainText(values["variant"] or "")
        self._points.setValue(values["points"] or 0)

    def _in_order(self, name: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is chosen as it stood before, then what came to it: the first ones weigh more in a repeat."""
        before = [value for value in self._shown.get(name, ()) if value in chosen]
        return (*before, *(value for value in chosen if value not in before))


def _unknown(chosen: Iterable[str], words: Mapping[str, str]) -> dict[str, str]:
    """Return what a mission names in words of its own, such as an imported one."""
    return {value: value for value in chosen if value not in words}

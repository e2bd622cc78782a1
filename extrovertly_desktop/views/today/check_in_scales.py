"""The two questions beside a mood: how strong it is, and how confident with people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.today.side_by_side import SideBySide
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider


class CheckInScales(QWidget):
    """Strength and confidence, each from 1 to 10 or not answered; a digit answers and leads on.

    Attributes:
        intensity, confidence: the two scales.
    """

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.intensity = ScaleSlider(
            theme,
            self.tr("How strong is it?"),
            "check_in_intensity",
            minimum=1,
            maximum=10,
            anchors=(self.tr("faint"), self.tr("very strong")),
        )
        self.confidence = ScaleSlider(
            theme,
            self.tr("How confident do you feel with people?"),
            "check_in_confidence",
            minimum=1,
            maximum=10,
            anchors=(self.tr("not at all"), self.tr("completely")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SideBySide(theme, self.intensity, self.confidence))

    def values(self) -> tuple[int | None, int | None]:
        """Return strength and confidence."""
        return self.intensity.value(), self.confidence.value()

    def set_values(self, intensity: int | None, confidence: int | None) -> None:
        """Show these answers."""
        self.intensity.set_value(intensity)
        self.confidence.set_value(confidence)

    def last_stop(self) -> QWidget:
        """Return the last widget that the Tab key reaches."""
        return _part(self.confidence, "clear")

    def focus_unanswered(self) -> None:
        """Give the keyboard to the first scale, or to the second if only that one is unanswered."""
        scale = self.intensity if self.intensity.value() is None else self.confidence
        _part(scale, "slider").setFocus(Qt.FocusReason.TabFocusReason)

    def answer(self, figure: int, then: QWidget) -> bool:
        """Set the scale that has the keyboard and lead on, from the last one to `then`; return whether one has it."""
        if self.confidence.isAncestorOf(self.focusWidget()):
            self.confidence.set_value(figure)
            then.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.intensity.isAncestorOf(self.focusWidget()):
            self.intensity.set_value(figure)
            _part(self.confidence, "slider").setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True


def _part(scale: ScaleSlider, part: str) -> QWidget:
    """Return the slider or the clearing button of a scale, by the names the kit promises."""
    name = f"{scale.objectName()}_{part}"
    return next(child for child in scale.findChildren(QWidget) if child.objectName() == name)

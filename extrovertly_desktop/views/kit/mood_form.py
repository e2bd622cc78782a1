"""A mood as its maker describes it: a name, where it lies, and its face."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from extrovertly_desktop.domain import limits
from extrovertly_desktop.domain.mood_kit import MoodDraft
from extrovertly_desktop.domain.moods import Face, Mood
from extrovertly_desktop.views.kit.shelf_form import ShelfForm
from extrovertly_desktop.views.theme import ThemeManager
from extrovertly_desktop.views.widgets.mood_face import MoodFace
from extrovertly_desktop.views.widgets.properties import make_button, make_label
from extrovertly_desktop.views.widgets.room_left import holds
from extrovertly_desktop.views.widgets.scale_slider import ScaleSlider

_FACE_EM = 6.5
_WHOLE = 100
"""The sliders go from −100 to 100 for figures from −1 to 1."""
_STEP = 5
_NEW = Mood("", "", 0.4, 0.0)


class MoodForm(ShelfForm):
    """Name, two sliders, and for those who like to draw: mouth, eyes and brow. The face follows at once."""

    def __init__(self, theme: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(theme, "mood_form", parent)
        self._mood = _NEW
        self._build()
        self._connect()
        self._on_theme_changed()
        self.show_mood(None)

    def show_mood(self, mood: Mood | None) -> None:
        """Put a mood into the fields, or for None the beginnings of a new one."""
        self._mood = mood or _NEW
        face = self._mood.face or Face()
        self._name.setText(self._mood.title)
        self._valence.set_value(_whole(self._mood.valence))
        self._energy.set_value(_whole(self._mood.energy))
        for slider, figure in zip(self._parts, (face.mouth, face.eyes, face.brow), strict=True):
            slider.set_value(None if figure is None else _whole(figure))
        self._unfold.setChecked(face != Face())
        self._preview()

    def draft(self) -> MoodDraft:
        """Return the mood as it is described.

        Raises:
            UserError: if it has no name, or too long a one.
        """
        face = self._face()
        return MoodDraft.of(
            title=self._name.text(),
            valence=_figure(self._valence, self._mood.valence),
            energy=_figure(self._energy, self._mood.energy),
            mouth=face.mouth,
            eyes=face.eyes,
            brow=face.brow,
        )

    def entered(self) -> tuple[object, ...]:
        """Return what stands in the fields."""
        return (self._name.text().strip(), self._valence.value(), self._energy.value(), self._face())

    def fields(self) -> Mapping[str | None, QWidget]:
        """Return the fields by the names their draft has for them."""
        return {"title": self._name, "valence": self._valence, "energy": self._energy}

    def _build(self) -> None:
        self._drawn = MoodFace(self.theme, "", 0.0, 0.0, em=_FACE_EM)
        self._drawn.setObjectName("mood_preview")
        self._name = QLineEdit()
        self._name.setObjectName("mood_name")
        holds(self._name, limits.MOOD_NAME)
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setPlaceholderText(self.tr("The word you would use"))
        label = make_label(self.tr("Name"))
        label.setBuddy(self._name)
        self._named = QVBoxLayout()
        self._named.addStretch(1)
        self._named.addWidget(label)
        self._named.addWidget(self._name)
        self._named.addStretch(1)
        self._head = QHBoxLayout()
        self._head.addWidget(self._drawn, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._named, 1)
        self._valence = self._slider(
            "mood_valence", self.tr("How pleasant is it?"), self.tr("unpleasant"), self.tr("pleasant")
        )
        self._energy = self._slider(
            "mood_energy", self.tr("How stirred up is it?"), self.tr("still"), self.tr("stirred up")
        )
        self._unfold = make_button(self.tr("Shape the face myself"), "mood_shape", variant="quiet")
        self._unfold.setCheckable(True)
        self._parts = (
            self._slider("mood_mouth", self.tr("Mouth"), self.tr("down"), self.tr("up"), optional=True),
            self._slider("mood_eyes", self.tr("Eyes"), self.tr("closed"), self.tr("wide open"), optional=True),
            self._slider("mood_brow", self.tr("Brow"), self.tr("worried"), self.tr("cross"), optional=True),
        )
        self._shape = QWidget()
        self._shape_column = QVBoxLayout(self._shape)
        self._shape_column.setContentsMargins(0, 0, 0, 0)
        for slider in self._parts:
            self._shape_column.addWidget(slider)
        self.column.addLayout(self._head)
        self.add_error()
        self.column.addWidget(self._valence)
        self.column.addWidget(self._energy)
        self.column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self._shape)
        self.column.addStretch(1)

    def _slider(self, name: str, text: str, low: str, high: str, *, optional: bool = False) -> ScaleSlider:
        return ScaleSlider(
            self.theme,
            text,
            name,
            minimum=-_WHOLE,
            maximum=_WHOLE,
            anchors=(low, high),
            optional=optional,
            step=_STEP,
            figure=False,
        )

    def _connect(self) -> None:
        self._name.textChanged.connect(self._preview)
        self._name.returnPressed.connect(self.submitted)
        for slider in (self._valence, self._energy, *self._parts):
            slider.value_changed.connect(self._preview)
        self._unfold.toggled.connect(self._shape.setVisible)
        self.theme.theme_changed.connect(self._on_theme_changed)

    def _face(self) -> Face:
        chosen = self._mood.face or Face()
        mouth, eyes, brow = (
            None if slider.value() is None else _figure(slider, 0.0 if before is None else before)
            for slider, before in zip(self._parts, (chosen.mouth, chosen.eyes, chosen.brow), strict=True)
        )
        return Face(mouth, eyes, brow)

    def _preview(self) -> None:
        valence = _figure(self._valence, self._mood.valence)
        self._drawn.set_mood(self._name.text(), valence, _figure(self._energy, self._mood.energy), self._face())

    def _on_theme_changed(self) -> None:
        metrics = self.theme.metrics
        self.column.setSpacing(metrics.space(4))
        self._head.setSpacing(metrics.space(4))
        self._named.setSpacing(metrics.space(1))
        self._shape_column.setSpacing(metrics.space(3))


def _whole(figure: float) -> int:
    return round(figure * _WHOLE)


def _figure(slider: ScaleSlider, before: float) -> float:
    """Return what a slider says; what it was put at stays as exact as it was."""
    whole = slider.value() or 0
    return before if whole == _whole(before) else whole / _WHOLE

"""The first start: a few short steps, each of which can be left out."""

from enum import StrEnum


class FirstStep(StrEnum):
    """A step of the first start, in their order."""

    NAME = "name"
    EASIER = "easier"
    COMFORT = "comfort"
    REMINDER = "reminder"
    PROTECTION = "protection"
    MISSION = "mission"

"""What the model believes before it knows a person: sizes of effects and of noise, all in SUDS.

They are assumptions, wide enough to be outvoted within a few attempts; the simulation measures how the model fares with
people whose effects are drawn otherwise.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Priors:
    """Standard deviations of the effects, means where these are not zero, and the noise of each kind of evidence.

    Attributes:
        person: how far a person's general level lies from the catalogue's.
        slope: change per 25 SUDS of typical figure: the catalogue may be steeper or flatter than this person.
        category, step, place, people, time: shared and single effects.
        habituation_mean, habituation: fall per unit of log(1 + earlier attempts at the step).
        practice_mean, practice: fall per unit of log(1 + earlier attempts in the category).
        excess_mean, excess: how far a person's predictions lie above what they meet.
        noise: one reported peak about its expectation; the size that the common scale is measured in.
        noise_of_prediction: one prediction about what it should have been.
        noise_of_lone_prediction: the same for one that no reported peak stands beside. It is a fear and not a finding:
            it says something of this step, and little of all others.
        noise_of_placing: a rung put in place by hand.
        noise_of_feedback: "too much" or "too easy" about `feedback_step` above or below what was shown.
        strength: prior attempts' worth of trust in `noise` (degrees of freedom). Strong on purpose: single peaks have
            heavy tails, and a variance learned from few of them makes the 80 % intervals too wide.
        superseded: what evidence on a step still weighs once the person has placed the step by hand.
        half_life: days after which evidence weighs half; people change.
        comfort: change of a category's mean for a comfort of −1 or 1.
    """

    person: float = 16.0
    slope: float = 5.0
    category: float = 7.0
    step: float = 8.0
    place: float = 4.0
    people: float = 6.0
    time: float = 3.0
    habituation_mean: float = -4.0
    habituation: float = 3.0
    practice_mean: float = -1.5
    practice: float = 1.5
    excess_mean: float = 6.0
    excess: float = 8.0
    noise: float = 6.5
    noise_of_prediction: float = 10.5
    noise_of_lone_prediction: float = 25.0
    noise_of_placing: float = 2.0
    noise_of_feedback: float = 8.0
    feedback_step: float = 15.0
    strength: float = 30.0
    superseded: float = 0.25
    half_life: float = 120.0
    comfort: float = 12.0

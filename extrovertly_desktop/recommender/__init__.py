"""What may come next: the model of how hard each step is for this person, and the choice of the day. Pure values.

`steps` holds what goes in, `domain.recommendation` what comes out; `model.fit` learns, `choice.choose` picks. These two
(and what stands below them) need numpy: import them where they are used, and not before.
"""

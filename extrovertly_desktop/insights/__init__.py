"""What a person's own days can be said to show, and how surely. Pure values; it knows no database and no words.

`series` holds what goes in and `evidence` what comes out. `association` looks once a week for what goes together with
how a person is, `trend` compares the last weeks with those before, `calibration` sets what was feared beside what came.
`association` needs numpy: import it where it is used, and not before.
"""

"""How We Feel's table of check-ins (CSV).

Columns by name, in any order: `Date` (`2026 Sun May 17 3:39 PM`, in the telephone's language), `Mood` and `Mood Keys`
(several with `;`), `Tags (People)`, `Tags (Places)`, `Tags (Events)` with their keys, `Notes`, `Reflections`,
`Takeaways`, and what the telephone measured: sleep, steps, weather and the like. Nothing tells how good a mood is.
"""

from extrovertly_desktop.exchange.how_we_feel.reading import HowWeFeelReader

READER = HowWeFeelReader()

__all__ = ["READER", "HowWeFeelReader"]

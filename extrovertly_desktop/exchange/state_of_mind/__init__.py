"""Apple's State of Mind as exported to CSV.

Columns `Start,End,Kind,Labels,Associations,Valence,Valence Classification`, with one comma too many at the end of each
row. `Labels` (emotions) and `Associations` (what they go with) stand apart by ` | `; `Valence` goes from −1 to 1;
`Kind` is a momentary emotion or the mood of a day. Times are those of the clock with their offset from UTC.
"""

from extrovertly_desktop.exchange.state_of_mind.reading import StateOfMindReader

READER = StateOfMindReader()

__all__ = ["READER", "StateOfMindReader"]

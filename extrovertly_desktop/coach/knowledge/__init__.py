"""Written knowledge: short articles, each with its sources and one small step at its end. Pure.

articles  the shapes of `resources/content/coach/articles/*.toml`
library   reads them, finds them by slug or topic, and says one as a turn
"""

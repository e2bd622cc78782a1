"""The history side of the journal: list, calendars, search, bin, and what is done to many entries at once."""

"""The fear ladder: every step by the anxiety it is likely to bring this person, corrected by hand."""

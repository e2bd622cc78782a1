"""The person's own words to write with: moods, prompts and templates, all edited in the same way."""

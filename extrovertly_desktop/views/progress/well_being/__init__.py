"""The well-being check on Progress: its card, its questions, its chart."""

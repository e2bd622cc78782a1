"""Reminders of every day, quiet hours, and what goes on while the window is closed."""

"""Dialogs about the whole application."""

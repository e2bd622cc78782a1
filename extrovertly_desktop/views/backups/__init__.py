"""Backups on the screen: the list, a look into one and the way back to it, and the line that says one is wanted."""

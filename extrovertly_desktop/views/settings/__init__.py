"""The settings: everything a person can choose, on one page that can be searched."""

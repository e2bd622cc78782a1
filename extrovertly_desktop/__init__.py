"""Extrovertly Desktop: practise ease with other people, in private and offline."""

__version__ = "0.1.0"

"""The tab of events."""

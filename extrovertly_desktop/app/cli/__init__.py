"""The command line: the same services as the window's, for scripts and for machines without a screen."""

"""The only composition root: start-up, command line, paths, logging, crash handling, single instance."""

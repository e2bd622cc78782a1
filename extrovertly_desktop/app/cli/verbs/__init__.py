"""One module a verb: `run(args, terminal)` does it and returns the exit status. Imported only when asked for."""

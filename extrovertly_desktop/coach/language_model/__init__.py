"""Other words for the coach's lines from a language model on this machine: off by default, and never trusted. Pure.

values      Rephraser, Speaker, Ask, NoWordsError: what goes to a model and what may come back
lines       which part of a turn may be reworded at all: what is told, never what is asked
prompts     from a line to what is sent, and from what came back to one line
words       taking text apart, and the vocabulary of the coach's own packs
guards      what a reworded line may not do, one small function each, with its reason
fact_guards the same for numbers, days, names and quoted words
rephrasing  GuardedRephraser: gate, ask, read, guards, likeness, gate again; anything amiss leaves the line as written

Whoever talks to a model (a server on a loopback address, a file in this process) is a `Speaker` and lives in services.
A file in GGUF form needs the package llama-cpp-python. There are no ready-made wheels of it for the systems and Python
versions that this program runs on, so it is no extra of ours: where somebody has built it beside the program, it is
found and used.
"""

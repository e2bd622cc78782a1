"""The first start: a name, a few questions that can all be left out, and a first mission worth doing today."""

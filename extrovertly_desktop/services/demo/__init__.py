"""Makes vaults of made-up but lifelike data, through the services that a person uses."""

from extrovertly_desktop.services.demo.maker import DemoCounts, DemoSpan, make_demo
from extrovertly_desktop.services.demo.words import DemoWords, load_words

__all__ = ["DemoCounts", "DemoSpan", "DemoWords", "load_words", "make_demo"]

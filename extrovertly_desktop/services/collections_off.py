"""Long work that makes very many objects, without a pass over all of them in its midst."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collections() -> Iterator[None]:
    """Look for no garbage among all objects meanwhile.

    Such a pass holds every thread up for as long as it takes: with a calendar of 5,000 events just read that is up to
    a third of a second in which the window answers nobody. What is not needed any more goes by itself as ever; only
    rings of objects wait until the next pass.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

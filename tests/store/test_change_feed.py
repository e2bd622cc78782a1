"""What the change feed promises its listeners, and the deed."""

from extrovertly_desktop.store.change_feed import ChangeFeed


def test_a_listener_that_fails_harms_neither_the_deed_nor_the_others() -> None:
    feed = ChangeFeed()
    heard: list[frozenset[str]] = []

    def fail(_tables: frozenset[str]) -> None:
        raise RuntimeError

    feed.subscribe(fail)
    end = feed.subscribe(heard.append)
    feed.announce(frozenset({"users"}))
    feed.announce(frozenset())
    end()
    end()
    feed.announce(frozenset({"users"}))
    assert heard == [frozenset({"users"})]

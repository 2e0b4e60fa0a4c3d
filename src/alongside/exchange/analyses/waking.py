"""How a commit in this process wakes the follower of the feed at once."""

import threading

woken = threading.Event()


def wake(seq: int) -> None:
    """A commit changed the feed: look at once."""
    woken.set()

"""Follow the change feed."""


def wake(seq: int) -> None:
    """Told of a new sequence number."""

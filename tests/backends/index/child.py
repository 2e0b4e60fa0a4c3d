"""A process that writes until it is killed: `child.py FOLDER [rebuild]`.

Change n adds offer n and removes offer n − 1 where three divides that, so what the index must hold after
change n is known.
"""

import itertools
import sys

from alongside.backends.index import Writer
from tests.backends.index.worlds import Frozen, document


def endless():
    for number in itertools.count(1):
        yield document(number)
        if number == 25_000:
            print("begun", flush=True)


def held_after(last):
    """What the index must hold after change `last`."""
    return [one for one in range(1, last + 1) if one % 3 or one == last]


def change(writer, number):
    """Apply change `number`."""
    writer.apply([document(number, "homes")], [number - 1] if number % 3 == 1 else [], number)


def acknowledging(folder, told):
    """Apply change after change, and tell of each once it has been applied."""
    with Writer.open(folder, Frozen()) as writer:
        if writer.feed_seq < 0:
            writer.rebuild([], 0)
        told.send(writer.feed_seq)
        for number in range(writer.feed_seq + 1, 100_000):
            change(writer, number)
            told.send(number)


if __name__ == "__main__":
    with Writer.open(sys.argv[1], Frozen()) as writer:
        if len(sys.argv) > 2:
            writer.rebuild(endless(), 9)
        if writer.feed_seq < 0:
            writer.rebuild([], 0)
        print("begun", flush=True)
        for number in range(writer.feed_seq + 1, 100_000):
            change(writer, number)

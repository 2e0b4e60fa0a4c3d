"""A process that writes until it is killed: `child.py FOLDER`.

Change n adds item n and removes item n − 1 where three divides that, so what the index must hold after
change n is known.
"""

import itertools
import sys

from alongside.backends.search import SearchWriter
from tests.backends.search.worlds import item

if __name__ == "__main__":
    with SearchWriter.open(sys.argv[1]) as writer:
        if writer.feed_seq < 0:
            writer.rebuild([], 0)
        print("begun", flush=True)
        for number in itertools.count(writer.feed_seq + 1):
            gone = [f"need:{number - 1}"] if number % 3 == 1 else []
            writer.apply([item(number, "homes")], gone, number)

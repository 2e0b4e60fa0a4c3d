"""One pool given to the `sortition-algorithms` package, in the Python where that is installed.

Reads a question as `benchmarks.lotteries` puts it, and ends with one line of JSON. Nothing of ours is
imported here, as the package's solver cannot share a process with OR-Tools.
"""

import json
import sys
import time
from collections import Counter

from sortition_algorithms.committee_generation import find_distribution_leximin, find_distribution_maximin
from sortition_algorithms.features import read_in_features
from sortition_algorithms.people import read_in_people
from sortition_algorithms.settings import Settings

WAYS = {"maximin": find_distribution_maximin, "leximin": find_distribution_leximin}
NEAR = 1e-6


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    head = ["feature", "value", "min", "max"]
    quotas = [dict(zip(head, map(str, row), strict=True)) for row in asked["quotas"]]
    features, _, _ = read_in_features(head, quotas, asked["size"])
    columns = ["id", "address", *asked["categories"]]
    rows = [
        dict(zip(columns, [name, address, *said], strict=True)) for name, said, address in asked["people"]
    ]
    settings = Settings("id", ["id"], check_same_address=True, check_same_address_columns=["address"])
    people, _ = read_in_people(columns, rows, features, settings)
    start = time.perf_counter()
    panels, weights, _ = WAYS[asked["fair"]](features, people, asked["size"], ["address"])
    seconds = time.perf_counter() - start
    chance: Counter[str] = Counter()
    for panel, weight in zip(panels, weights, strict=True):
        for one in panel:
            chance[one] += weight
    least = min(value for value in chance.values() if value > NEAR)
    print(json.dumps({"seconds": seconds, "least": least}))


main()

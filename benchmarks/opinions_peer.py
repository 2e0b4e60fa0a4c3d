"""red-dwarf on votes from standard input, in a Python that has it; imports nothing of ours."""

import json
import sys
import time


def main() -> None:
    """Read three rows (person, statement, vote) and time the whole pipeline of Polis' method."""
    from reddwarf.implementations.polis import run_pipeline

    who, what, vote = json.load(sys.stdin)
    votes = [
        {"participant_id": person, "statement_id": statement, "vote": said, "modified": place}
        for place, (person, statement, said) in enumerate(zip(who, what, vote, strict=True))
    ]
    start = time.perf_counter()
    run_pipeline(votes=votes, random_state=1)
    print(json.dumps({"seconds": round(time.perf_counter() - start, 3)}))


if __name__ == "__main__":
    main()

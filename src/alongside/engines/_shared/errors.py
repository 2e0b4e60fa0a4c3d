"""The one error that engines raise about what they were given."""

from __future__ import annotations


class EngineInputError(ValueError):
    """An input that an engine cannot work with: which one, what is wrong, what to do.

    The doors turn the three parts into a message for people; `str()` joins them into one sentence each.
    """

    def __init__(self, input: str, problem: str, remedy: str) -> None:
        self.input = input
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{input}: {problem} {remedy}")

    def __reduce__(self) -> tuple[type[EngineInputError], tuple[str, str, str]]:
        """Let the error cross to another process whole, as batch matching needs."""
        return type(self), (self.input, self.problem, self.remedy)

"""The case format as text: YAML, of which JSON is a part."""

from __future__ import annotations

from typing import Any

import yaml

from alongside.engines.economics.values import Case, Fault

from .reading import CaseBroken, read_case
from .writing import write_case

MOST = 1_000_000  # bytes; a case is a few pages
WHOLE = "the file"


class _Loader(yaml.SafeLoader):
    """YAML without what makes a small file large, and without names that silently replace each other."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="a reference (*name) is used", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _value in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"'{key.value}' is there twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_text(text: str | bytes) -> Case:
    """Read a case from YAML or JSON.

    Raises: CaseBroken; where the text itself cannot be read, with the line.
    """
    if len(text) > MOST:
        raise _broken(f"it is larger than {MOST:,} bytes.", "A case has no room for that much: shorten it.")
    try:
        given = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        document = yaml.load(given, _Loader)
    except UnicodeDecodeError as problem:
        raise _broken("it is not text in UTF-8.", "Save it again as UTF-8.") from problem
    except yaml.MarkedYAMLError as problem:
        line = f"line {problem.problem_mark.line + 1}: " if problem.problem_mark else ""
        raise _broken(f"{line}{problem.problem}.", "Correct that line.") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise _broken(
            "it cannot be read as YAML.", "Look at docs/reference/case.md for its form."
        ) from problem
    return read_case(document)


def write_text(case: Case) -> str:
    """The case as YAML, in the order of the format."""
    return yaml.safe_dump(write_case(case), sort_keys=False, allow_unicode=True, width=100)


def _broken(problem: str, remedy: str) -> CaseBroken:
    return CaseBroken((Fault(WHOLE, problem, remedy),))

"""The tree of subjects, with every subject's line of ancestors worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .._shared.checks import frozen_array
from .._shared.errors import EngineInputError

STEP_UP = (
    0.5  # a parent counts half as much as its child, a grandparent a quarter; a root above others nothing
)


@dataclass(frozen=True, slots=True, eq=False)
class SubjectTree:
    """Subjects and their parents, with the ancestors of each and how much they count.

    Shapes: `ids` and `parents` have one entry per subject; `slugs` the same number or none.
    `parents` holds the parent's id, -1 at the top. That two subjects share a root ("Conditions") says
    nothing, so a root counts for itself only, never as the ancestor of another. `slugs` are the names
    audience groups are known by, "" for none.
    Raises: EngineInputError for an id given twice, a parent that is not in the tree, or a circle of parents.
    """

    ids: NDArray[np.int64]
    parents: NDArray[np.int64]
    slugs: tuple[str, ...] = ()
    start: NDArray[np.int64] = field(init=False, repr=False)  # where each subject's line begins in `line`
    line: NDArray[np.int64] = field(init=False, repr=False)  # positions: itself, its parent, ...
    share: NDArray[np.float64] = field(init=False, repr=False)  # what each counts: 1, 1/2, 1/4, ...
    lineage: dict[str, frozenset[str]] = field(init=False, repr=False)  # slug: it and its ancestors

    def __post_init__(self) -> None:
        ids = frozen_array("tree.ids", self.ids, np.int64)
        parents = frozen_array("tree.parents", self.parents, np.int64, ids.shape)
        if self.slugs and len(self.slugs) != len(ids):
            raise EngineInputError(
                "tree.slugs",
                f"{len(self.slugs)} slugs for {len(ids)} subjects.",
                "Give one per subject, or none.",
            )
        order = np.argsort(ids, kind="stable")
        ids, parents = ids[order], parents[order]
        if (ids[1:] == ids[:-1]).any():
            twice = int(ids[1:][ids[1:] == ids[:-1]][0])
            raise EngineInputError("tree.ids", f"subject {twice} is given twice.", "Give each subject once.")
        slugs = tuple(self.slugs[i] for i in order) if self.slugs else ()
        lines = _lines(ids, parents)
        told = [nodes[:1] + nodes[1:-1] for nodes in lines]
        start = np.cumsum([0, *(len(nodes) for nodes in told)])
        line = np.array([node for nodes in told for node in nodes], dtype=np.int64)
        share = STEP_UP ** np.array([step for nodes in told for step in range(len(nodes))], dtype=np.float64)
        self._set("ids", frozen_array("tree.ids", ids, np.int64))
        self._set("parents", frozen_array("tree.parents", parents, np.int64))
        self._set("slugs", slugs)
        self._set("start", frozen_array("tree.start", start, np.int64))
        self._set("line", frozen_array("tree.line", line, np.int64))
        self._set("share", frozen_array("tree.share", share, np.float64))
        self._set(
            "lineage",
            {
                slugs[i]: frozenset(slugs[j] for j in nodes if slugs[j])
                for i, nodes in enumerate(lines)
                if slugs[i]
            }
            if slugs
            else {},
        )

    def _set(self, name: str, value: Any) -> None:
        object.__setattr__(self, name, value)

    def positions(self, subjects: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give each subject's position in the tree, -1 for one the tree does not have."""
        if not len(self.ids):
            return np.full(len(subjects), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.ids, subjects), len(self.ids) - 1)
        return np.where(self.ids[at] == subjects, at, -1)

    def line_of(self, group: str) -> frozenset[str]:
        """Give a group's own slug and those of its ancestors; a group the tree does not have stands alone."""
        return self.lineage.get(group, frozenset((group,)))


def _lines(ids: NDArray[np.int64], parents: NDArray[np.int64]) -> list[list[int]]:
    """List, for each subject, the positions from itself up to the top."""
    position = {int(subject): i for i, subject in enumerate(ids)}
    lines = []
    for i in range(len(ids)):
        nodes = [i]
        parent = int(parents[i])
        while parent != -1:
            if parent not in position:
                raise EngineInputError(
                    "tree.parents",
                    f"subject {int(ids[nodes[-1]])} has parent {parent}, which is not in the tree.",
                    "Add the parent, or use -1 for a subject at the top.",
                )
            if position[parent] in nodes:
                raise EngineInputError(
                    "tree.parents", f"subject {parent} is its own ancestor.", "Break the circle of parents."
                )
            nodes.append(position[parent])
            parent = int(parents[nodes[-1]])
        lines.append(nodes)
    return lines

"""What a person wants of the line-ups, as an address says it; one that says nothing asks for the usual."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, QueryDict

from alongside.exchange.analyses.convening_asking import FEWEST, LARGEST, MOST, STEPS, USUAL, Wish, changed
from alongside.exchange.directory.queries import actors_by_key, subjects

WANT, LEAST = "want.", "least."


def wish_from(said: QueryDict, usual: Wish) -> Wish:
    """The usual wish with what an address says; anything that makes no sense in it is passed over."""
    parts = {
        code: (said.get(f"{WANT}{code}", ""), said.get(f"{LEAST}{code}", ""))
        for code in [name.removeprefix(WANT) for name in said if name.startswith(WANT)][: 2 * MOST]
    }
    known = {row.code for row in subjects()} if parts or said.get("add") else set()
    wish = changed(usual, parts, filter(None, [said.get("add", "")]), known)
    steps = [_number(said.get(name), USUAL, 0, 3) for name in STEPS]
    if not any(steps):
        steps[0] = USUAL  # that nothing counts says nothing
    most = _number(said.get("most"), wish.size[1], FEWEST, LARGEST)
    return replace(wish, steps=tuple(steps), size=(min(wish.size[0], most), most))


def _number(text: str | None, usual: int, least: int, most: int) -> int:
    return min(max(int(text), least), most) if text and text.isdecimal() and len(text) < 3 else usual


def query_of(wish: Wish, usual: Wish) -> list[tuple[str, str]]:
    """The pairs of an address that asks for this wish; only what is not as usual."""
    before = {one.code: one for one in usual.competences}
    here = {one.code for one in wish.competences}
    pairs = [(f"{WANT}{code}", "no") for code in before if code not in here]
    for one in wish.competences:
        old = before.get(one.code)
        if old is None or old.counts != one.counts or old.least != one.least:
            pairs += [(f"{WANT}{one.code}", one.counts), (f"{LEAST}{one.code}", one.least)]
    pairs += [(name, str(step)) for name, step in zip(STEPS, wish.steps, strict=True) if step != USUAL]
    return [*pairs, ("most", str(wish.size[1]))] if wish.size != usual.size else pairs


def who(request: HttpRequest, world: str) -> list[Any]:
    """The actors of a world that an address or a form names by their refs, of those the viewer may see."""
    named = [*request.GET.getlist("who"), *request.POST.getlist("who")]
    rows = actors_by_key(request.viewer, list(dict.fromkeys(named))[: 2 * LARGEST])  # type: ignore[attr-defined]
    return [row for row in rows if row.world == world]

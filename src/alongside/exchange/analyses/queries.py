"""Turn what somebody typed into a question for the matching; read what was answered before."""

from dataclasses import replace

from django.db import DatabaseError

from alongside.backends.index import IndexProblem
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.audit.models import World
from alongside.exchange.audit.queries import feed_head
from alongside.exchange.needs.queries import need_for
from alongside.exchange.places.queries import find_place

from . import indexing, matching, searching, tagging
from .answers import Ask

__all__ = ["IndexProblem", "health", "index_problems", "index_status", "open_question", "question"]

open_question = tagging.open_question
index_problems = indexing.problems


def question(viewer: Viewer, need_key: str, ask: Ask, *, place: str = "") -> Ask | str:
    """Complete a question: a stored need where `need_key` names one that the viewer may see, and the place.

    Returns a sentence instead where the place is not known or nothing was asked.
    """
    if place:
        found = find_place(place)
        if found.where is None:
            return found.sentence
        if ask.world == World.PRACTICE and found.where.world != World.PRACTICE:
            return f"{found.where.name} is a real place. Leave the practice town to ask about it."
        ask = replace(ask, where=found.where, world=found.where.world)
    need = need_for(viewer, need_key) if need_key else None
    if need is not None:
        if ask.where is not None and ask.where.world != need.world:
            return f"{ask.where.name} and this need are not of one world: one is in the practice town."
        return matching.ask_of(need, viewer, ask)
    if not ask.text:
        return "Say what is needed, in a sentence."
    return ask


def index_status() -> dict[str, object]:
    """The state of the index for an operator. Raises: IndexProblem where there is none."""
    found = indexing.status_now()
    return {
        "generation": found.generation,
        "offers": found.offers,
        "feed_seq": found.feed_seq,
        "checksum": str(found.checksum),
        "sound": found.sound,
        "problems": list(found.problems),
    }


def health() -> dict[str, object]:
    """Whether database, indexes and worker are well, in a word each."""
    found: dict[str, object] = {"database": "ok", "index": "ok", "search": "ok", "worker": "ok"}
    try:
        head = feed_head()
    except DatabaseError:
        return found | {"database": "unreachable", "search": "unknown", "worker": "unknown"}
    try:
        index = matching.open_index()
    except IndexProblem:
        return found | {"index": "missing", "search": "unknown", "worker": "unknown"}
    behind = head - index.feed_seq
    try:
        behind = max(behind, head - searching.open_search().feed_seq)
    except IndexProblem:
        found["search"] = "missing"
    if behind > 0:
        found["worker"] = f"{behind} changes behind"
    return found

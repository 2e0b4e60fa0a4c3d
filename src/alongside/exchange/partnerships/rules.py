"""Who may do what where people work together, and when. Pure decisions.

Each `Refused` names its reason by a key; `notices.WHY_NOT` has the sentence.
"""

from collections.abc import Collection, Sequence

from alongside.exchange.audit.decisions import Allowed, Refused

STAGES = ("diagnosis", "design", "implementation", "assessment")
STEERING = frozenset({"convener", "lead"})  # the roles that invite, name roles, move stages and close
MOST_MEMBERS = 60


def may_start(*, name: str, purpose: str, acts_for: int | None) -> Allowed | Refused:
    """Whether somebody may begin: with a name and a purpose, for a party of theirs."""
    if acts_for is None:
        return Refused("no-party")
    if not name:
        return Refused("no-name")
    return Allowed() if purpose else Refused("no-purpose")


def may_change(*, state: str, roles: Collection[str]) -> Allowed | Refused:
    """Whether a member with these roles may steer: invite, name roles, move the stage, close."""
    if state == "closed":
        return Refused("closed")
    return Refused("not-host") if STEERING.isdisjoint(roles) else Allowed()


def may_invite(*, known: str, many: int) -> Allowed | Refused:
    """Whether a party may be asked. `known`: its state as a member, empty if it never was one."""
    if known in {"invited", "accepted"}:
        return Refused("already")
    return Refused("many") if many >= MOST_MEMBERS else Allowed()


def may_answer(*, state: str, partnership: str) -> Allowed | Refused:
    """An invitation is answered once, while the work is not closed."""
    if partnership == "closed":
        return Refused("closed")
    return Allowed() if state == "invited" else Refused("answered")


def may_say_no(*, why: str, words: str, known: Collection[str]) -> Allowed | Refused:
    """A no says why: one of the reasons, and words where the reason is none of the others."""
    if why not in known:
        return Refused("no-reason")
    return Refused("no-words") if why == "other" and not words else Allowed()


def may_leave(
    *, others: int, others_steer: int, others_vote: int, handover: str, heir: bool, steers: bool
) -> Allowed | Refused:
    """Whether a member may leave: what they do passes to somebody, and nobody is left without a host.

    `others`: how many stay; `others_steer`, `others_vote`: how many of these host or lead, and vote. `heir`:
    somebody who stays was named to take over. The last one closes instead of leaving.
    """
    if others == 0:
        return Refused("last")
    if not handover:
        return Refused("no-handover")
    if (steers and others_steer == 0 and not heir) or (others_vote == 0 and not heir):
        return Refused("no-heir")
    return Allowed()


def may_end_role(*, role: str, others_steer: int) -> Allowed | Refused:
    """Whether a role may end: never the last one of those that host or lead."""
    return Refused("last-host") if role in STEERING and others_steer == 0 else Allowed()


def may_close(*, outcome: str, lessons: str, known: Collection[str]) -> Allowed | Refused:
    """Closing says what came of it, and what others should know."""
    if outcome not in known:
        return Refused("no-outcome")
    return Allowed() if lessons else Refused("no-lessons")


def next_stages(stage: str, order: Sequence[str] = STAGES) -> tuple[str, str]:
    """The stage before and the stage after, empty where there is none."""
    at = order.index(stage)
    return (order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else "")

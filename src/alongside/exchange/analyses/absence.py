"""Why one offer is not among the answers to a question, or where among them it stands."""

from dataclasses import replace

from alongside.backends.index.documents import STANDINGS
from alongside.engines.matching import why_not
from alongside.engines.matching.absence import WHY_EXCLUDED
from alongside.engines.matching.reasons import LITTLE
from alongside.exchange.accounts.access import Viewer
from alongside.exchange.directory import queries as directory
from alongside.exchange.offers import queries as offers
from alongside.exchange.offers.models import Offer

from .answers import Absent, Ask
from .matching import ALL, CANDIDATES, Prepared, facts_for, groups_of, near_enough, prepare, reasons_for
from .ordering import in_order

__all__ = ["LITTLE", "explain_absence"]

STAGE = "It is not as far along as was asked for, or further."
STANDING = "It can be had in another way than was asked for."
FURTHER = "It is further away than was asked for, or how far it is is not known."
NOT_COMPARED = f"At least {CANDIDATES} others have more in common with what was asked."
NOT_YET = "It was added or changed in the last minute, and cannot be found yet."


def explain_absence(viewer: Viewer, ask: Ask, key: str) -> Absent | None:
    """Where an offer stands for a question, and why; None where the viewer may not see it in this world.

    One that was not among those compared is compared now, so that its parts can be told as well.
    Raises: IndexProblem without an index.
    """
    offer = offers.offer_for(viewer, key)
    if offer is None or offer.world != ask.world:
        return None
    filtered = _filtered(ask, offer)
    if filtered:
        return Absent(offer.title, offer.ref, offer.standing, "excluded", filtered)
    asked = prepare(viewer, replace(ask, top=ALL))
    row = asked.rows.row_of(offer.pk)
    if row is not None:
        return _placed(viewer, ask, asked, offer, row)
    asked = prepare(viewer, replace(ask, top=ALL), also=frozenset({offer.pk}))
    row = asked.rows.row_of(offer.pk)
    if row is None:
        return Absent(offer.title, offer.ref, offer.standing, "not_retrieved", NOT_YET)
    found = _placed(viewer, ask, asked, offer, row)
    if found.status != "listed":
        return found
    return replace(found, status="not_retrieved", why=NOT_COMPARED, position=None)


def _filtered(ask: Ask, offer: Offer) -> str:
    """The choice that leaves an offer out before it is looked at, in a sentence."""
    if ask.kinds and offer.kind not in ask.kinds:
        return WHY_EXCLUDED["kind"]
    if ask.stages and offer.stages and not set(ask.stages) & set(offer.stages):
        return STAGE
    return STANDING if ask.standings and offer.standing not in ask.standings else ""


def _placed(viewer: Viewer, ask: Ask, asked: Prepared, offer: Offer, row: int) -> Absent:
    """What the ranking says of an offer that was looked at."""
    found = why_not(asked.rows, asked.ranking, offer.pk)
    status, why, position = found.status, found.why, None
    if status == "listed" and not near_enough(ask, asked, row):
        status, why = "excluded", FURTHER
    elif status == "listed":
        groups, _ = groups_of(ask, asked)
        of_its_own = groups[STANDINGS[int(asked.rows.standing[row])]]
        position = in_order(viewer, ask, asked.rows, asked.ranking, of_its_own).index(row) + 1
    actor = directory.links(viewer, [offer.actor_id]).get(offer.actor_id or 0)
    reasons = (
        ()
        if status == "excluded" and found.exclusion
        else reasons_for(asked, row, offer, actor, facts_for(ask, asked, [row]))
    )
    return Absent(offer.title, offer.ref, offer.standing, status, why, position, reasons)

"""From a line-up to invitations: the run is kept, and those in the line-up are asked to take part."""

from collections.abc import Mapping

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.directory.terms import Sector
from alongside.exchange.partnerships.models import Partnership
from alongside.exchange.partnerships.queries.convening import can_be_asked
from alongside.exchange.partnerships.services.starting import start

from .convening import Convened, keep_run
from .convening_candidates import Candidate
from .convening_values import LineUp, Place

LIVED = "lived-experience"
ROLES = {
    LIVED: "lived",
    "practice-champion": "practice",
    "policy-champion": "policy",
    "evaluator": "evaluator",
}


@transaction.atomic
def begin(
    convened: Convened, line_up: LineUp, *, name: str, purpose: str, words: Mapping[int, str], by: Doer
) -> Partnership:
    """Begin to work together in a line-up, and ask its members in these words, by actor.

    Those for whom nobody here answers are not asked: `out_of_reach` names them beforehand.
    Raises: Need.DoesNotExist; PartnershipRefused, with the field. Then: as `start` does; the run is kept.
    """
    run = keep_run(convened, line_up)
    known = convened.candidates
    silent = out_of_reach(convened, line_up)
    mine = [one for one in line_up.places if known[one.actor].party_id == by.acting_for_id]
    members = [
        (known[one.actor].party_id, roles_of(one, known[one.actor]), words.get(one.actor, ""))
        for one in line_up.places
        if one.actor not in silent and one not in mine
    ]
    return start(
        name=name,
        needs=[convened.need],
        by=by,
        members=members,
        purpose=purpose,
        run=str(run.pk),
        roles=[role for one in mine for role in roles_of(one, known[one.actor])] or ["convener"],
    )


def out_of_reach(convened: Convened, line_up: LineUp) -> frozenset[int]:
    """The members, by actor, for whom nobody here answers: somebody has to ring them."""
    parties = {convened.candidates[pk].party_id: pk for pk in line_up.actors}
    reached = can_be_asked(parties)
    return frozenset(pk for party, pk in parties.items() if party not in reached)


def roles_of(one: Place, who: Candidate) -> list[str]:
    """The roles that a member of a line-up is asked to take on; only a person speaks from their own life."""
    roles = ["convener"] if one.hosts else []
    roles += ["lead"] if one.leads else []
    said = [code for code in (*one.speaks_for, *one.covers) if code in ROLES]
    roles += [ROLES[code] for code in said if code != LIVED or who.sector == Sector.COMMUNITY]
    return list(dict.fromkeys(roles)) or ["member"]

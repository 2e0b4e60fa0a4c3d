"""Vote for somebody on the phone, who said that one may; their part is theirs, and says who helped."""

from django.db import transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Guest
from alongside.exchange.accounts.queries import helps

from ..models import Ask, Participant
from ..notices_paper import PaperRefused
from . import joining, voting


@transaction.atomic
def vote_for(*, ask: Ask, guest_id: int, number: int, vote: str, by: Doer) -> Participant:
    """Vote for a guest whom the doer helps, with that person's permission; begin their part at the first.

    Whoever took part before goes on as they are: nobody counts twice.
    Raises: PaperRefused where the doer has no such permission; AskRefused.
    """
    if by.user_id is None or not helps(by.user_id, guest_id):
        raise PaperRefused("no-person")
    party = Guest.objects.values_list("party_id", flat=True).get(pk=guest_id)
    own = Doer(guest_id=guest_id, acting_for_id=party, helper_id=by.user_id)
    part = joining.join(ask=ask, by=own, way=Participant.Way.PHONE).participant
    voting.cast(part=part, number=number, vote=vote)
    return part

"""What every service of deciding and agreeing begins with: the room locked, and for whom somebody speaks."""

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.audit.decisions import Allowed, Refused
from alongside.exchange.matches.sides import viewer_of

from ..models import Member, Partnership
from ..notices import WHY_NOT as WHY_NOT_AT_ALL
from ..notices import PartnershipRefused
from ..notices_governance import WHY_NOT
from ..queries import inside, may_speak


def speaking(*, ref: str, by: Doer) -> tuple[Viewer, Partnership, Member]:
    """Who looks, the partnership, locked until the transaction ends, and the member that `by` speaks for.

    Raises: Partnership.DoesNotExist for whoever does not see inside or acts for no member; PartnershipRefused
    where it is closed, or `by` may not speak for the member.
    """
    viewer = viewer_of(by)
    found = inside(viewer, ref)
    if found is None:
        raise Partnership.DoesNotExist
    held = Partnership.objects.select_for_update().get(pk=found.pk)
    member = held.members.filter(party=by.acting_for_id or 0, state=Member.State.ACCEPTED).first()
    if member is None:
        raise Partnership.DoesNotExist
    if held.state == Partnership.State.CLOSED:
        raise PartnershipRefused("closed")
    if member.party_id is None or not may_speak(viewer, member.party_id):
        raise PartnershipRefused("not-yours")
    return viewer, held, member


def demand(decided: Allowed | Refused, field: str = "") -> None:
    """Go on where it is allowed. Raises: PartnershipRefused with the sentence, and the field to mend."""
    if isinstance(decided, Refused):
        raise refusal(decided.why, field or FIELD.get(decided.why, ""))


def refusal(why: str, field: str = "") -> PartnershipRefused:
    """A refusal with its sentence."""
    said = WHY_NOT.get(why) or WHY_NOT_AT_ALL[why]
    return PartnershipRefused(why, field, str(said))


LONGEST = 4_000


def short_enough(words: str, field: str) -> str:
    """The words. Raises: PartnershipRefused where there are too many."""
    if len(words) > LONGEST:
        raise refusal("too-long", field)
    return words


FIELD = {
    "how": "how",
    "quorum": "quorum",
    "quorum-share": "quorum",
    "proxies": "proxies",
    "no-question": "question",
    "one-option": "options",
    "many-options": "options",
    "same-options": "options",
    "long-options": "options",
    "no-day": "closes_on-day",
    "past": "closes_on-day",
    "too-far": "closes_on-day",
    "no-vote": "vote",
    "no-dissent": "reason",
    "no-interest": "interest",
    "self": "holder",
    "holder-not-voting": "holder",
    "chain": "holder",
    "chain-own": "holder",
    "full": "holder",
    "no-proxies": "holder",
    "no-area": "area",
    "many-areas": "area",
    "no-title": "title",
    "no-kind": "kind",
    "no-text": "text",
    "long-text": "text",
    "unfilled": "text",
    "same-text": "text",
    "no-link": "link",
    "bad-link": "link",
    "no-office": "authority",
    "no-authority": "authority",
    "newer": "text",
    "no-why": "why",
    "no-signers": "signers",
    "no-check": "exactness",
}

"""One kept sharing in the practice town: two places on a course and a handyman, among three who need them."""

from typing import Any

from .connector import connector

NEEDS = {"need-aq-carers-alone": 1, "need-aq-dementia-learning": 2, "need-aq-falls-discharge": 1}  # places
OFFERS = {"aq-dementia-course": 2, "aq-handyman": 1}


def seed(by: Any) -> None:
    """The connector shares them, and has not chosen yet what is fair; not before there is an index."""
    from alongside.exchange.analyses import sharing as analyses
    from alongside.exchange.analyses.queries import IndexProblem
    from alongside.exchange.matches.queries import sharing as queries
    from alongside.exchange.matches.services.sharing import SharingRefused
    from alongside.exchange.needs.queries import need_for
    from alongside.exchange.offers.queries import offer_for

    found = connector(by)
    if found is None:
        return
    viewer, doer = found
    needs = [row for key in NEEDS if (row := need_for(viewer, key))]
    offers = [row for key in OFFERS if (row := offer_for(viewer, key))]
    if queries.sharings_for(viewer).exists() or len(needs) < len(NEEDS) or len(offers) < len(OFFERS):
        return
    try:
        made = analyses.share(viewer, needs=needs, offers=offers, by=doer)
    except (IndexProblem, SharingRefused):
        return
    takes, gives = list(NEEDS.values()), list(OFFERS.values())
    analyses.share_again(
        ref=made.ref,
        takes={row.pk: many for row, many in zip(made.needs.order_by("pk"), takes, strict=True)},
        gives={row.pk: many for row, many in zip(made.offers.order_by("pk"), gives, strict=True)},
        decided={},
        by=doer,
    )

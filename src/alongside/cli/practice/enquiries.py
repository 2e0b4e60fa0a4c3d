"""One question that waits in the practice town: an unpaid carer asks to be rung back."""

from typing import Any

TOWN = "alderquay"


def seed(by: Any) -> None:
    """Maureen leaves a number for the connector, unless somebody there asked before."""
    from django.utils import timezone

    from alongside.exchange.accounts.access import Viewer, viewer_for
    from alongside.exchange.accounts.queries import brokers_at, myself
    from alongside.exchange.matches.queries.enquiries import answers_enquiries, enquiries_for
    from alongside.exchange.matches.services.enquiring import Question, ask_connector
    from alongside.exchange.places.queries import place_for

    town = place_for(TOWN)
    connectors = brokers_at([town.pk]) if town is not None else []
    if town is None or not connectors:
        return
    viewer = viewer_for(myself(Viewer(user_id=connectors[0])))
    before = enquiries_for(viewer).exists() or enquiries_for(viewer, done=True).exists()
    if before or not answers_enquiries(viewer):
        return
    question = Question(
        kind="ring-back",
        world=town.world,
        place_id=town.pk,
        name="Maureen",
        phone="01632 960144",
        when="After eight, when he is asleep",
        words="I look after my husband and would like to get out for an hour. Who could sit with him?",
    )
    ask_connector(question=question, by=None, at=timezone.now())

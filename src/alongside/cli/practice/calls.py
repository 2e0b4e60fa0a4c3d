"""One open call in the practice town: who can show families how? And a question, answered for all."""

from datetime import timedelta
from typing import Any

from .connector import connector

NEED = "need-aq-dementia-learning"
CRITERIA = (
    "Evenings or Saturdays, in or near Alderquay",
    "Shows how, with things to try: no lecture",
    "Somebody sits with those who are looked after meanwhile",
)


def seed(by: Any) -> None:
    """The connector asks everyone; a visitor asks, and she answers for all."""
    from django.utils import timezone

    from alongside.exchange.matches.queries.calls import call_of, runs
    from alongside.exchange.matches.services.calling import answer_question, ask_question, open_call
    from alongside.exchange.needs.queries import need_for

    found = connector(by)
    if found is None:
        return
    viewer, doer = found
    need = need_for(viewer, NEED)
    if need is None or call_of(need) is not None or not runs(viewer, need):
        return
    today = timezone.localdate()
    made = open_call(
        need_ref=need.ref,
        criteria=CRITERIA,
        words="Eleven families would come. The hall is free, and so is the tea.",
        interests="The connector's alliance lets the hall where it would be.",
        closes_on=today + timedelta(days=21),
        by=doer,
    )
    text = "How long would one evening be?"
    asked = ask_question(ref=made.ref, text=text, by=None, today=today)
    said = "An hour and a half, with a break. Six evenings would be a good start."
    answer_question(ref=asked.ref, text=said, by=doer, at=timezone.now())

"""What a full world holds of questions: one that is over, one being written, one for a circle."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.services import asks, conversing, voting

SEEDS = ["ZqAskedSeed", "More benches", "Later shops", "Safer crossings", "A warm room"]


def asked(world: Any) -> None:
    """Nina asks for the ward; Omar says something; `world` remembers each question under its token."""
    over = question(world, "ZqAskedOver")
    nina = world.by("nina")
    reading = conversing.Reading("page", "ZqAskedFilm", "https://films.example/zq", "ZqAskedFilmWords")
    conversing.add_information(ref=over.ref, reading=reading, by=nina)
    conversing.open_conversation(ref=over.ref, by=nina)
    over.refresh_from_db()
    voting.first_words(ask=over, by=world.by("omar"), text="ZqAskedSaid", name="ZqAskedName")
    asks.close(ref=over.ref, by=nina)
    question(world, "ZqAskDraft")
    inside = question(world, "ZqAskInside", visibility="circle")
    inside.circles.set(world.made["ZqNeedCircle"].circles.all())
    conversing.open_conversation(ref=inside.ref, by=nina)


def question(world: Any, token: str, *, looked_at: bool = False, **fields: Any) -> Any:
    """A draft with what people find first."""
    day = timezone.localdate() + timedelta(days=9)
    said = {
        "title": token,
        "decides": f"{token}What",
        "decider": "Nina",
        "fixed": "Nothing",
        "pays": "Nothing",
    }
    nina = world.by("nina")
    made = asks.draft(kind="conversation", said=said | {"minutes": 5, "answer_by": day}, by=nina, **fields)
    conversing.set_up(ref=made.ref, longest=200, looked_at=looked_at, languages=["en"], by=nina)
    conversing.add_seeds(
        ref=made.ref, lines=SEEDS if token == "ZqAskedOver" else [*SEEDS[1:], "Trees"], by=nina
    )
    return world.keep("questions", made, token)

"""Figures that are followed, for tests: an organisation with its user, definitions, series, figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from alongside.exchange.accounts.access import Doer, Viewer
from alongside.exchange.accounts.models import Acting, Party, User
from alongside.exchange.evidence.models import (
    Board,
    DataMeeting,
    Definition,
    Measure,
    Observation,
    OutcomeAnswer,
    OutcomeForm,
    Recalculation,
    Series,
)
from alongside.exchange.evidence.services.measures import Said
from tests._support import rows

FALLS = Said(
    title="Falls at home",
    counts="Falls that were told to a nurse",
    unit="falls",
    direction="down",
    kind="outcome",
)
SHARE = Said(
    title="Seen in two weeks",
    counts="People seen within two weeks",
    unit="%",
    direction="up",
    kind="process",
    numerator="People seen within two weeks",
    denominator="People who were referred",
)
MEAN = Said(
    title="How people feel",
    counts="What people say before a visit, 0 to 10",
    unit="of 10",
    direction="up",
    kind="reported",
    nature="soft",
    numerator="Sum of what they said",
    denominator="People who answered",
    per=1,
)


class Keeper:
    """An organisation that follows figures, and the person who does it."""

    def __init__(self, name: str = "Harbour") -> None:
        self.actor = rows.actor(name)
        self.user = User.objects.create(email=f"{name.lower()}@example.org", name=name)
        Acting.objects.create(user=self.user, party=self.actor.party, role="editor")
        self.by = Doer(user_id=self.user.pk, acting_for_id=self.actor.party_id)
        self.viewer = Viewer(user_id=self.user.pk, parties=frozenset({self.actor.party_id}))

    @property
    def party(self) -> Party:
        """Whose the figures are."""
        found: Party = self.actor.party
        return found


def definition(measure: Measure | None = None, **fields: Any) -> Definition:
    """What a figure counts: falls, unless said otherwise."""
    made = measure or Measure.objects.create(title="Falls at home", kind="outcome")
    said = {"number": made.definitions.count() + 1, "counts": "Falls", "unit": "falls", "direction": "down"}
    return Definition.objects.create(measure=made, **({"of_people": True} | said | fields))


def share(**fields: Any) -> Definition:
    """The same for a share: people seen out of people referred."""
    said = {"counts": "Seen", "unit": "%", "direction": "up", "numerator": "Seen", "denominator": "Referred"}
    return definition(**(said | fields))


def series(keeper: Keeper | None = None, found: Definition | None = None, **fields: Any) -> Series:
    """One for everybody to see, kept for the keeper's own organisation."""
    actor = keeper.actor if keeper else rows.actor()
    said = {"definition": found or definition(), "actor": actor, "owner": actor.party}
    return Series.objects.create(**(said | fields))


def observation(found: Series | None = None, day: str = "2026-01-01", **fields: Any) -> Observation:
    """A figure for one month."""
    start = date.fromisoformat(day)
    said = {"starts_on": start, "ends_on": start.replace(day=28), "value": 12.0, "came": "hand"}
    return Observation.objects.create(series=found or series(), **(said | fields))


def halves(found: Series, day: str, numerator: float, denominator: float) -> Observation:
    """A figure with two halves for one month, out of 100."""
    value = found.definition.per * numerator / denominator
    return observation(found, day, value=value, numerator=numerator, denominator=denominator)


def recalculation(found: Series | None = None, day: str = "2026-01-01") -> Recalculation:
    """From here on what is usual is worked out anew."""
    start = date.fromisoformat(day)
    return Recalculation.objects.create(series=found or series(), starts_on=start, why="A new door")


def board(keeper: Keeper | None = None, **fields: Any) -> Board:
    """One for everybody to see."""
    owner = keeper.party if keeper else Party.objects.create()
    return Board.objects.create(**({"title": "How we do", "owner": owner} | fields))


def meeting(found: Board | None = None, day: str = "2026-01-09") -> DataMeeting:
    """What was said on a day."""
    held = date.fromisoformat(day)
    return DataMeeting.objects.create(board=found or board(), held_on=held, said="It goes down")


def form(found: Series | None = None, **fields: Any) -> OutcomeForm:
    """Questions behind a series that is a mean."""
    mean = found or series(found=share(per=1))
    said = {
        "intro": "Before a visit",
        "questions": ["How are you?", "And sleep?"],
        "worst": "bad",
        "best": "good",
    }
    return OutcomeForm.objects.create(series=mean, **(said | fields))


def answer(found: OutcomeForm | None = None, score: float = 5.0, day: str = "2026-01-01") -> OutcomeAnswer:
    """What one person answered."""
    start = date.fromisoformat(day)
    return OutcomeAnswer.objects.create(form=found or form(), starts_on=start, score=score)


def filled(world: Any) -> None:
    """What a full world holds of figures; the tokens are those of `evidence_seen`. Nina keeps all of them."""
    from dataclasses import replace

    from alongside.exchange.evidence.measure_rules import Figure
    from alongside.exchange.evidence.services import boards, figures, measures

    nina = world.by("nina")
    measure = measures.define(said=replace(FALLS, title="ZqMeasure", counts="ZqMeasureCounts"), by=nina)
    world.keep("measures", measure, "ZqMeasure")
    kept = []
    for token, sight, offer in (
        ("ZqSeries", "public", None),
        ("ZqSeriesInner", "circle", None),
        ("ZqSeriesOwn", "private", None),
        ("ZqSeriesHidden", "public", world.made["ZqInventOwn"]),
    ):
        said = measures.Followed(label=token, place=world.town, offer=offer)
        found = measures.follow(measure=measure, said=said, by=nina)
        for day in (date(2026, 1, 5), date(2026, 2, 5)):
            figure = Figure(day, 12.0 + day.month, note=f"{token}Note")
            figures.add(ref=found.ref, figure=figure, by=nina)
        measures.recalculate(ref=found.ref, starts_on=date(2026, 2, 1), why=f"{token}Anew", by=nina)
        measures.share(ref=found.ref, visibility=sight, circles=[world.inner.ref], by=nina)
        kept.append(world.keep("series", found, token))
    mean = measures.define(said=replace(MEAN, title="ZqMean"), by=nina)
    world.keep("measures", mean, "ZqMean")
    found = measures.follow(measure=mean, said=measures.Followed(label="ZqFelt", place=world.town), by=nina)
    measures.share(ref=found.ref, visibility="public", by=nina)
    world.keep("series", found, "ZqFelt")
    asked = {"intro": "ZqFormIntro", "questions": ["ZqFormQuestion"], "worst": "bad", "best": "good"}
    world.keep("forms-asked", boards.ask(ref=found.ref, **asked, by=nina), "ZqFormIntro")
    for token, sight in (("ZqBoard", "public"), ("ZqBoardOwn", "private")):
        made = boards.start(said=boards.Said(token, place=world.town, series=kept), by=nina)
        minutes = boards.Meeting(date(2026, 3, 1), f"{token}Said", f"{token}Decided")
        world.keep("meetings", boards.keep_meeting(ref=made.ref, said=minutes, by=nina), f"{token}Said")
        boards.share(ref=made.ref, visibility=sight, by=nina)
        world.keep("boards", made, token)

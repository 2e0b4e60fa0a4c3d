"""Over stored rows, each sentence that people read is checked against the rows themselves."""

import math
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.engines.matching import PARTS
from alongside.exchange.accounts.access import VISITOR
from alongside.exchange.analyses.answers import Ask
from alongside.exchange.analyses.matching import ask_of, find_offers
from alongside.exchange.directory.models import Tie
from alongside.exchange.offers.models import Offer
from tests._support import rows

pytestmark = pytest.mark.django_db
COUNT = "none one two three four five six seven eight".split()


@pytest.fixture
def asked(indexed):
    """A need with everything known of it, and offers that differ in each fact."""
    today = timezone.localdate()
    here = rows.place("Torbay", lat=50.46, lon=-3.56)
    near = rows.place("Exeter", lat=50.72, lon=-3.53)
    dementia = rows.subject("dementia", "Dementia", "condition", ("dementia",))
    carers = rows.subject("carers", "Unpaid carers", "group", ("family carers",))
    asker, giver, other = rows.actor("Asker"), rows.actor("Giver"), rows.actor("Other")
    Tie.objects.create(actor=asker, other=giver, kind="works-with", since="2019-04")
    text = "Family carers want to learn about dementia"
    need = rows.need("Carers", text, place=here, actor=asker, stage="testing")
    for subject in (dementia, carers):
        need.abouts.create(subject=subject, words="")
    said = {
        "capacity": 8,
        "taken": 6,
        "confirmed_on": today - timedelta(40),
        "evidence": 3,
        "stages": ["idea"],
    }
    made = [
        rows.offer("Dementia course", "Family carers learn about it", actor=giver, place=here, **said),
        rows.offer("Learning about dementia", "For carers", actor=other, place=near, lat=50.72, lon=-3.53),
        rows.offer(
            "Dementia lessons for carers", "Learn", "innovation", standing="history", actor=other,
            reported_on=today.replace(year=2017), stages=["testing"],
        ),
        rows.offer("Lessons on dementia", "For family carers", standing="unclaimed", confirmed_on=today),
    ]  # fmt: skip
    made[0].reach.add(here)
    made[0].groups.add(carers)
    for offer, subjects in zip(made, ([dementia, carers], [dementia], [carers], []), strict=True):
        for subject in subjects:
            offer.abouts.create(subject=subject, words="")
    indexed()
    return need


def kilometres(one, other):
    """By the law of cosines."""
    a, b = math.radians(one.lat), math.radians(other.lat)
    turn = math.radians(other.lon - one.lon)
    angle = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 6371.0088 * math.acos(min(angle, 1))


def is_true(part, said, need, offer):
    """Whether a sentence about an offer holds of the rows, each kind read in its own way."""
    labels = {subject.label.lower() for subject in need.subjects.all()} & {
        subject.label.lower() for subject in offer.subjects.all()
    }
    if part == "topic":
        theirs = f"{offer.title} {offer.summary} {' '.join(labels)}".lower()
        words = re.fullmatch(r"Shares the words?: (.+)", said)[1].split(", ")
        return all(
            w.lower() in f"{need.title} {need.statement}".lower() and w[:5].lower() in theirs for w in words
        )
    if part == "subject":
        named = re.fullmatch(r"(?:About|Was about) (.+), as this need is", said)
        return set(re.split(r", | and ", named[1].lower())) == labels if named else not labels
    if part == "audience":
        named = re.fullmatch(r"(?:For|Was for) (.+), as this need is", said)
        return named[1] == "unpaid carers" and offer.groups.filter(label="Unpaid carers").exists()
    if part == "reach":
        if far := re.fullmatch(r"(\d+) km from Torbay", said):
            return abs(int(far[1]) - kilometres(need.place, offer)) <= 0.51
        return said == "Runs in Torbay, where this is needed" and offer.reach.filter(name="Torbay").exists()
    if part == "stage":
        steps = {"idea": "two steps from the testing stage", "testing": "the stage this need is at"}
        return steps[offer.stages[0]] in said
    if part == "trust":
        worked = Tie.objects.filter(actor=need.actor, other=offer.actor).first()
        return f"({worked.since[:4]})" in said if worked else said.startswith("Nothing is recorded")
    if part == "capacity":
        free, room = re.fullmatch(r"(\w+) of its (\w+) places (?:is|are) free", said.lower()).groups()
        return (COUNT.index(free), COUNT.index(room)) == (offer.capacity - offer.taken, offer.capacity)
    if part == "freshness":
        if offer.standing == "history":
            return f"Reported in {offer.reported_on.year};" in said
        day = offer.confirmed_on
        starts = "Last checked on" if offer.standing == "open" else "From a public register of"
        return said.startswith(starts) and f"{day.day} {day:%B} {day.year}" in said
    return part == "evidence" and (offer.evidence, said) == (3, "Tested in a randomised trial")


def test_every_sentence_holds_of_the_rows_and_the_score_follows_from_them(asked):
    found = find_offers(VISITOR, ask_of(asked, VISITOR, Ask(text=""))).found
    offers = Offer.objects.in_bulk([one.offer_pk for one in found])
    parts = set()
    for one in found:
        for line in one.reasons:
            assert is_true(line.part, line.why, asked, offers[one.offer_pk]), (one.title, line)
            parts.add(line.part)
        total = sum(line.weight for line in one.reasons)
        assert one.score == pytest.approx(sum(r.weight * r.score for r in one.reasons) / total, abs=1e-6)
    assert len(found) == 4 and parts == set(PARTS)

"""Every named constraint of our models has a row that breaks it, and a sentence for people.

The list equals the constraints in the code: a new one without its failing case is named here.
"""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from alongside.exchange.accounts.models import Acting, Party, User
from alongside.exchange.audit.models import Dataset, Entry, FeedHead
from alongside.exchange.audit.models import Subject as AuditSubject
from alongside.exchange.directory.models import Actor, Identifier, Subject, SubjectMap, Tie
from alongside.exchange.feeds.models import BroughtList
from alongside.exchange.matches.models import Match
from alongside.exchange.needs.models import Draft, Joined, Need, NeedSubject
from alongside.exchange.offers.models import Offer, OfferSubject
from alongside.exchange.places.models import Figure, Indicator, Place, Succession, Within
from tests._support import broken_evidence, broken_hosts, broken_innovations, broken_partnerships, broken_rows
from tests._support import broken_evidence_claims as broken_claims
from tests._support import broken_evidence_evaluations as broken_evaluations
from tests._support import broken_evidence_measures as broken_measures
from tests._support import broken_evidence_reviewing as broken_reviewing
from tests._support import broken_evidence_since as broken_since
from tests._support import broken_evidence_terms as broken_terms
from tests._support import broken_innovations_adoptions as broken_adoptions
from tests._support import broken_innovations_journey as broken_journeys
from tests._support import broken_innovations_portfolios as broken_portfolios
from tests._support import broken_innovations_record as broken_record
from tests._support import broken_partnership_governance as broken_governance
from tests._support import broken_partnership_work as broken_work
from tests._support import broken_voices_asks as broken_asks
from tests._support import broken_voices_ballots as broken_ballots
from tests._support import broken_voices_conversations as broken_conversations
from tests._support import broken_voices_ideas as broken_ideas
from tests._support import broken_voices_moderation as broken_moderation
from tests._support import broken_voices_panels as broken_panels

DAY = date(2026, 1, 1)


def source():
    return Dataset.objects.get_or_create(
        id="set", defaults={"title": "Set", "licence": "CC0-1.0", "attribution": "Us", "dated": DAY}
    )[0]


def place(name="Here", **fields):
    return Place.objects.create(source_id=name, name=name, kind="town", dataset=source(), **fields)


def actor(**fields):
    return Actor.objects.create(
        **({"party": Party.objects.create(), "name": "Somebody", "sector": "third"} | fields)
    )


def entry(**fields):
    return Entry.objects.create(sequence=1, at=timezone.now(), action="x", kind="y", **fields)


def need(**fields):
    return Need.objects.create(**({"title": "Need", "statement": "Need"} | fields))


def offer(**fields):
    return Offer.objects.create(**({"title": "Offer", "kind": "support"} | fields))


def subject():
    return Subject.objects.get_or_create(
        code="one", defaults={"label": "One", "kind": "help", "dataset": source()}
    )[0]


def indicator():
    return Indicator.objects.get_or_create(
        code="count", defaults={"name": "Count", "unit": "people", "source": "Us", "dataset": source()}
    )[0]


def match(**fields):
    return Match.objects.create(
        **({"need": need(), "offer": offer(), "rank": 1, "score": 0.5, "run": "run"} | fields)
    )


def twice(make):
    make()
    make()


def said_again(model, **make):
    """Make the same row twice, of values made once."""
    fields = {name: value() for name, value in make.items()}
    twice(lambda: model.objects.create(**fields))


def own_parent():
    here = place()
    Place.objects.filter(pk=here.pk).update(parent=here)


def own_successor():
    here = place()
    Succession.objects.create(old=here, new=here, on=DAY)


def tie_to_itself():
    one = actor()
    Tie.objects.create(actor=one, other=one, kind="works-with")


def figure(**fields):
    return Figure.objects.create(indicator=indicator(), period="2025", value=5, dataset=source(), **fields)


def figure_twice():
    here = place()
    twice(lambda: figure(place=here))


def match_twice():
    first, second = need(), offer()
    twice(lambda: match(need=first, offer=second))


def acting_twice():
    said_again(Acting, user=lambda: User.objects.create(email="a@example.org"), party=Party.objects.create)


HERE = {"on": lambda: DAY, "old": lambda: place("A"), "new": lambda: place("B")}
BROKEN = (
    broken_rows.BROKEN
    | broken_partnerships.BROKEN
    | broken_hosts.BROKEN
    | broken_work.BROKEN
    | broken_governance.BROKEN
    | broken_evidence.BROKEN
    | broken_evaluations.BROKEN
    | broken_terms.BROKEN
    | broken_innovations.BROKEN
    | broken_adoptions.BROKEN
    | broken_journeys.BROKEN
    | broken_portfolios.BROKEN
    | broken_record.BROKEN
    | broken_asks.BROKEN
    | broken_ballots.BROKEN
    | broken_moderation.BROKEN
    | broken_ideas.BROKEN
    | broken_panels.BROKEN
    | broken_conversations.BROKEN
    | broken_claims.BROKEN
    | broken_since.BROKEN
    | broken_measures.BROKEN
    | broken_reviewing.BROKEN
    | {
        "audit_dataset_world_is_known": lambda: Dataset.objects.create(
            id="moon", title="Moon", licence="CC0-1.0", attribution="Us", dated=DAY, world="moon"
        ),
        "audit_entry_has_exactly_one_doer": lambda: entry(process="load", doer=1),
        "audit_subject_has_one_number": lambda: [
            AuditSubject.objects.create(number=number, kind="user", row=1) for number in (1, 2)
        ],
        "audit_feedhead_is_single": lambda: FeedHead.objects.create(id=2),
        "accounts_acting_is_said_once": acting_twice,
        "places_place_point_is_whole": lambda: place(lat=51.0),
        "places_place_is_not_its_own_parent": own_parent,
        "places_within_is_said_once": lambda: said_again(
            Within, inner=lambda: place("A"), outer=lambda: place("B")
        ),
        "places_succession_is_said_once": lambda: said_again(Succession, **HERE),
        "places_succession_joins_two_places": own_successor,
        "places_figure_is_given_once": figure_twice,
        "places_figure_lies_in_its_interval": lambda: figure(place=place(), low=6, high=7),
        "directory_subjectmap_is_said_once": lambda: said_again(
            SubjectMap, scheme=lambda: "s", code=lambda: "c", subject=subject, dataset=source
        ),
        "directory_actor_hidden_rows_have_an_owner": lambda: actor(visibility="private"),
        "directory_actor_history_is_dated": lambda: actor(standing="history"),
        "directory_actor_point_is_whole": lambda: actor(lat=91, lon=0),
        "directory_actor_sector_is_known": lambda: actor(sector="magic"),
        "directory_identifier_names_one_actor": lambda: twice(
            lambda: Identifier.objects.create(actor=actor(), scheme="charity", value="1")
        ),
        "directory_tie_joins_two_actors": tie_to_itself,
        "needs_need_hidden_rows_have_an_owner": lambda: need(visibility="private"),
        "needs_need_history_is_dated": lambda: need(standing="history"),
        "needs_need_closed_exactly_with_a_reason": lambda: need(status="closed"),
        "needs_needsubject_is_said_once": lambda: said_again(NeedSubject, need=need, subject=subject),
        "needs_joined_is_said_once": lambda: said_again(Joined, need=need, party=Party.objects.create),
        "needs_draft_is_one_for_each_form": lambda: said_again(
            Draft, party=Party.objects.create, form=lambda: "need"
        ),
        "offers_offer_check_has_a_host": lambda: offer(host_checked_on=DAY),
        "offers_offer_amounts_are_in_order": lambda: offer(amount_low=3, amount_high=2),
        "offers_offer_closes_after_it_opens": lambda: offer(opens_on=DAY, closes_on=date(2025, 1, 1)),
        "offers_offer_withdrawn_is_private": lambda: offer(withdrawn_at=datetime(2026, 1, 1, tzinfo=UTC)),
        "offers_offer_hidden_rows_have_an_owner": lambda: offer(visibility="private"),
        "offers_offer_history_is_dated": lambda: offer(standing="history"),
        "offers_offer_point_is_whole": lambda: offer(lon=0.5),
        "offers_offer_takes_no_more_than_it_can": lambda: offer(capacity=2, taken=3),
        "offers_offer_history_has_no_room": lambda: offer(standing="history", reported_on=DAY, capacity=2),
        "offers_offersubject_is_said_once": lambda: said_again(OfferSubject, offer=offer, subject=subject),
        "feeds_broughtlist_has_a_data_set_exactly_while_kept": lambda: BroughtList.objects.create(
            party=Party.objects.create(), title="List", state="kept"
        ),
        "matches_match_is_suggested_once": match_twice,
        "matches_match_score_lies_between_0_and_1": lambda: match(score=1.01),
        "matches_match_declined_exactly_with_a_reason": lambda: match(status="declined"),
    }
)
# Other rows that break the same rules, where a rule has more than one side.
ALSO_BROKEN = (
    broken_rows.ALSO_BROKEN
    | broken_partnerships.ALSO_BROKEN
    | broken_work.ALSO_BROKEN
    | broken_governance.ALSO_BROKEN
    | broken_ideas.ALSO_BROKEN
    | broken_journeys.ALSO_BROKEN
    | {
        "an entry without a doer": lambda: Entry.objects.create(action="x", kind="y"),
        "rows of a list that is not kept": lambda: BroughtList.objects.create(
            party=Party.objects.create(), title="List", dataset=source()
        ),
        "a place beyond the pole": lambda: place(lat=-90.1, lon=0),
        "a place with a longitude only": lambda: place(lon=0),
        "a figure above its interval": lambda: figure(place=place(), low=1, high=4),
        "a reason without a closing": lambda: need(closed_reason="It rained."),
        "taken from an unknown room": lambda: offer(taken=1),
        "a score below nothing": lambda: match(score=-0.01),
        "a reason without a refusal": lambda: match(declined_reason="Too far."),
    }
)
# Rows at the edge of a rule, on its good side.
WHOLE = (
    broken_rows.WHOLE
    | broken_partnerships.WHOLE
    | broken_work.WHOLE
    | broken_governance.WHOLE
    | broken_ballots.WHOLE
    | broken_journeys.WHOLE
    | broken_portfolios.WHOLE
    | broken_measures.WHOLE
    | {
        "an entry by a person": lambda: entry(doer=1),
        "an entry by a process": lambda: entry(process="load"),
        "a place at the pole": lambda: place(lat=90, lon=-180),
        "a figure at the end of its interval": lambda: figure(place=place(), low=5, high=9),
        "a private need of somebody": lambda: need(visibility="private", owner=Party.objects.create()),
        "an offer that is full": lambda: offer(capacity=3, taken=3),
        "a dated record of the past": lambda: offer(standing="history", reported_on=DAY),
        "a perfect score": lambda: match(score=1.0),
        "a match declined with a reason": lambda: match(status="declined", declined_reason="Too far."),
    }
)


def constraints():
    ours = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
    return {constraint.name: constraint for model in ours for constraint in model._meta.constraints}


def test_each_constraint_in_the_code_has_its_failing_case():
    assert set(BROKEN) == set(constraints())


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_each_constraint_has_a_sentence_for_people(name):
    said = constraints()[name].violation_error_message
    assert said != models.BaseConstraint.default_violation_error_message
    assert said[0].isupper() and said.endswith("."), said


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(BROKEN))
def test_the_database_refuses_a_row_that_breaks(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BROKEN[name]()
    told = str(refused.value)
    unique = isinstance(constraints()[name], models.UniqueConstraint)
    assert name in told or unique, told  # SQLite names the columns of a unique constraint, not the constraint


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(ALSO_BROKEN))
def test_the_database_refuses(what):
    with pytest.raises(IntegrityError), transaction.atomic():
        ALSO_BROKEN[what]()


@pytest.mark.django_db
@pytest.mark.parametrize("what", sorted(WHOLE))
def test_the_database_takes(what):
    assert WHOLE[what]().pk

"""Sessions, witnesses, questions and the verdict of a panel."""

from datetime import date

import pytest
from django.utils import timezone

from alongside.exchange.voices.models import Contribution
from alongside.exchange.voices.notices_panels import PanelRefused
from alongside.exchange.voices.queries import panels as queries
from alongside.exchange.voices.services import hearing
from alongside.exchange.voices.services.hearing import Recommended
from tests._support import voices_panels as panels

pytestmark = pytest.mark.django_db
WITNESS = {"name": "Dr A", "role": "GP", "interests": "None", "stance": "for"}
PAPER = {"title": "A report", "stance": "neutral", "url": "https://example.org/"}


@pytest.mark.parametrize("missing", ["name", "role", "interests", "stance"])
def test_whoever_speaks_says_what_they_are_and_stand_to_gain(missing):
    officer = panels.Officer()
    found = panels.panel(officer)
    with pytest.raises(PanelRefused) as refused:
        hearing.add_witness(ref=found.ask.ref, said=WITNESS | {missing: ""}, by=officer.by)
    assert refused.value.field == missing


def test_evidence_is_an_address_that_can_be_opened():
    officer = panels.Officer()
    found = panels.panel(officer)
    for url in ("", "the report", "javascript:alert(1)"):
        with pytest.raises(PanelRefused):
            hearing.add_evidence(ref=found.ask.ref, said=PAPER | {"url": url}, by=officer.by)
    assert hearing.add_evidence(ref=found.ask.ref, said=PAPER, by=officer.by).url == PAPER["url"]


def test_a_session_needs_a_start():
    officer = panels.Officer()
    found = panels.panel(officer)
    with pytest.raises(PanelRefused) as refused:
        hearing.add_sitting(ref=found.ask.ref, title="First", starts_at=None, by=officer.by)
    assert refused.value.field == "day-day"
    assert hearing.add_sitting(ref=found.ask.ref, title="First", starts_at=timezone.now(), by=officer.by).pk


def test_a_question_is_shown_once_it_is_answered():
    officer = panels.Officer()
    found = panels.panel(officer)
    made, code = hearing.ask_panel(ask=found.ask, words="What does it cost?", by=None)
    assert code and queries.questions_of(found, all_of_them=False) == []
    hearing.answer_question(ref=found.ask.ref, question=made.contribution.ref, answer="£4", by=officer.by)
    assert [row.answer for row in queries.questions_of(found, all_of_them=False)] == ["£4"]


def test_a_verdict_is_kept_published_once_and_each_recommendation_can_be_answered():
    officer = panels.Officer()
    found = panels.panel(officer, size=4)

    def keep(*said, **more):
        usual = {"words": "Lunch", "reasons": "Said so", "given_on": date(2026, 1, 2), "minority": "Heating"}
        return hearing.keep_verdict(ref=found.ask.ref, recommendations=said, by=officer.by, **(usual | more))

    good = Recommended("Lunch twice a week", 3, 1)
    for wrong, field in (
        (lambda: keep(good, reasons=" "), "reasons"),
        (lambda: keep(good, given_on=None), "given-day"),
        (lambda: keep(Recommended("Lunch", None)), "for-0"),
        (lambda: keep(good, Recommended("More", 4, 1)), "for-1"),
        (lambda: keep(), "recommendation-0"),
    ):
        with pytest.raises(PanelRefused) as refused:
            wrong()
        assert refused.value.field == field
    keep(good)
    keep(good, Recommended("Soup", 2, 1, 1))
    assert queries.verdict_of(found, all_of_them=False) is None
    hearing.publish_verdict(ref=found.ask.ref, by=officer.by)
    told = queries.verdict_of(found, all_of_them=False)
    assert told is not None and told.recommendations.count() == 2
    assert Contribution.objects.filter(ask=found.ask, kind="recommendation").count() == 2
    with pytest.raises(PanelRefused, match="stays as it is"):
        keep(good)

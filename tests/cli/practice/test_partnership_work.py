"""Those who work together in the practice town have something on each page, and one round in confidence."""

import pytest

from alongside.cli.practice import partnership_work
from alongside.exchange.accounts.access import Doer
from alongside.exchange.partnerships.models import Activity, Answered, Mark, Meeting, Risk, Round, Tally
from alongside.exchange.partnerships.queries import open_checks, trust_trend
from tests._support.partnership_work import crew
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


def test_there_is_something_on_each_page_once():
    those = crew(4, state="active", world="practice", stage="design")
    for name in "ab":
        user_of(those.members[0].party, f"{name}@example.org")
    other = crew(4, name="Real", state="active")
    by = Doer(process="alongside demo")
    partnership_work.seed(by)
    partnership_work.seed(by)
    assert not other.found.activities.exists()
    assert [model.objects.count() for model in (Activity, Risk, Meeting)] == [2, 3, 6]
    assert Mark.objects.count() == len(partnership_work.MARKS) and open_checks(those.found)
    asked = Round.objects.get()
    assert asked.results["power"] == 3.0 and asked.words == sorted(partnership_work.WORDS)
    assert trust_trend(those.found).points and not Tally.objects.exists() and not Answered.objects.exists()

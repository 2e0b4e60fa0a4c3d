"""What a call made of a need stands on the need."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs.services.calling import follow_call
from tests._support import rows

pytestmark = pytest.mark.django_db
BY = Doer(process="test")


def test_what_became_of_a_call_is_said_on_the_need_and_what_is_met_stays_met():
    need = rows.need()
    follow_call(need_id=need.pk, status="called", words="Everyone was asked.", by=BY)
    need.refresh_from_db()
    assert (need.status, need.notes.get().text) == ("called", "Everyone was asked.")
    need.status = "met"
    need.save()
    follow_call(need_id=need.pk, status="open", words="Nobody answered.", by=BY)
    need.refresh_from_db()
    assert need.status == "met" and need.notes.count() == 2
    assert Entry.objects.filter(action="follow-call").count() == 2

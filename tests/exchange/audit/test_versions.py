from datetime import date

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.versions import changed, keep_version, versions_of
from alongside.exchange.needs.models import Need

BY = Doer(user_id=7, acting_for_id=8)


@pytest.mark.django_db
def test_only_what_changed_is_kept_with_what_it_said_before():
    need = Need.objects.create(title="Old", statement="Same", by_when=date(2026, 1, 2))
    old = changed(need, {"title": "New", "statement": "Same", "by_when": date(2026, 2, 3)})
    keep_version(row=need, old=old, by=BY)
    [kept] = versions_of("need", [need.pk])
    assert kept.values == {"title": "Old", "by_when": "2026-01-02"}
    assert (kept.user_id, kept.acting_for) == (7, 8)


@pytest.mark.django_db
def test_nothing_changed_keeps_nothing():
    need = Need.objects.create(title="Old", statement="Same")
    assert keep_version(row=need, old=changed(need, {"title": "Old"}), by=BY) is None
    assert versions_of("need", [need.pk]) == []

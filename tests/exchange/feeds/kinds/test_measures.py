"""The shipped library loads, says each measure once, and another meaning is another version."""

import pytest
from django.conf import settings

from alongside.exchange.accounts.access import Doer
from alongside.exchange.evidence.models import Definition, Measure
from alongside.exchange.feeds.services import load_folder

pytestmark = pytest.mark.django_db


def test_the_library_loads_and_loading_it_again_changes_nothing():
    by = Doer(process="load")
    report = load_folder(folder=settings.DATA / "measures", by=by)
    assert not report.left_out and report.tables["measures"]["new"] == Measure.objects.count() >= 20
    assert load_folder(folder=settings.DATA / "measures", by=by).tables["measures"]["same"] >= 20
    assert Definition.objects.count() == Measure.objects.count()
    assert {row.nature for row in Measure.objects.all()} == {"hard", "soft"}
    assert {row.term for row in Measure.objects.all()} == {"short", "medium", "long"}
    assert Measure.objects.exclude(stops="").exclude(guidance_url="").count() >= 2
    assert not Measure.objects.filter(theme="New ways of doing things", unintended="").exists()

"""One reads who one is oneself, and nobody else."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer, Viewer, doer_for, viewer_for
from alongside.exchange.accounts.models import Acting, Party, User
from alongside.exchange.accounts.queries import is_known, myself, parts_of

pytestmark = pytest.mark.django_db


def test_each_reads_only_of_oneself():
    ada, bob = (User.objects.create(email=f"{name}@example.org") for name in ("ada", "bob"))
    first, second = Party.objects.create(), Party.objects.create()
    Acting.objects.create(user=ada, party=second)
    Acting.objects.create(user=ada, party=first, role="broker")
    Acting.objects.create(user=bob, party=second)
    viewer = viewer_for(ada)
    assert myself(viewer) == ada
    assert [(part.party_id, part.role, part.place_name) for part in parts_of(viewer)] == [
        (first.pk, "broker", ""),
        (second.pk, "member", ""),
    ]
    assert doer_for(viewer) == Doer(user_id=ada.pk, acting_for_id=first.pk)
    assert myself(VISITOR) is None and parts_of(VISITOR) == [] and doer_for(VISITOR) is None
    assert doer_for(Viewer(user_id=7)) == Doer(user_id=7)
    assert is_known("ada@example.org") and not is_known("cleo@example.org")

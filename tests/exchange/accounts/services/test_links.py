from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.links import link_for
from alongside.exchange.accounts.models import Link
from alongside.exchange.accounts.services import LinkGone, make_link, new_guest, use_link

pytestmark = pytest.mark.django_db


def token_of(path):
    assert path.startswith("/l/") and path.endswith("/")
    return path[3:-1]


def used(token):
    return use_link(token=token, act=lambda link, doer: (link.purpose, doer.guest_id, doer.acting_for_id))


def test_a_link_does_its_one_thing_once():
    guest = new_guest(name="Ann")
    token = token_of(make_link(purpose="answer", guest_id=guest.pk, party_id=guest.party_id))
    assert used(token) == ("answer", guest.pk, guest.party_id)
    assert link_for(token) is None
    with pytest.raises(LinkGone):
        used(token)


def test_the_token_is_not_kept():
    token = token_of(make_link(purpose="answer"))
    assert token not in str(Link.objects.values().get())
    assert len(token) >= 32


def test_a_link_that_failed_is_still_good():
    token = token_of(make_link(purpose="answer"))

    def fails(link, doer):
        raise ValueError("say why")

    with pytest.raises(ValueError, match="say why"):
        use_link(token=token, act=fails)
    assert link_for(token) is not None


def test_a_link_that_is_too_old_or_never_was_is_gone():
    token = token_of(make_link(purpose="answer", days=1))
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for gone in (token, "never-was", ""):
        assert link_for(gone) is None
        with pytest.raises(LinkGone):
            used(gone)

"""A quarter on a page for print, in one line where there is little, and as a file."""

import pytest
from django.utils import timezone

from alongside.exchange.digests.models import Talk
from alongside.exchange.matches.models import Enquiry, Introduction, Match, Side
from tests._support import rows

pytestmark = pytest.mark.django_db
QUARTER = "/you/quarter/"
TODAY = timezone.localdate()


def test_a_quarter_in_which_nothing_was_is_one_line(page, town):
    type(town.practice_need).objects.update(status="met", reported_on="2020-01-01")
    text = page.get(QUARTER).content.decode()
    assert "Nothing was asked, offered or noted in these three months." in text and "Playford" in text
    assert "What was asked" not in text and "download=" not in text and "people asked" not in text


def test_what_was_asked_helped_and_still_waits_is_told_and_kept_as_a_file(page, town, nell):
    need = rows.need("Alone & <b>far</b>", place=town.village, world="practice", status="answered")
    offer = rows.offer("Choir", world="practice")
    match = Match.objects.create(need=need, offer=offer, rank=1, score=0.5, run="r", status="fruit")
    made = Introduction.objects.create(match=match, words="x", state="accepted", answered_at=timezone.now())
    Side.objects.create(introduction=made, which="need")
    Talk.objects.create(
        party=nell.mine.party, user=nell, who="Dee", on=TODAY, words="Secret", world="practice"
    )
    Enquiry.objects.create(kind="ring-back", place=town.village, world="practice", due_on=TODAY)
    text = page.get(QUARTER).content.decode()
    assert "2 things were asked, 1 pair was put in touch, 1 helped, 1 still waits." in text
    assert "It helped, taken up from elsewhere" in text and "Taken up from elsewhere" in text
    assert "fewer than 5" in text and "Secret" not in text and "&lt;b&gt;far" in text
    file = page.get(f"{QUARTER}?download=csv").content.decode("utf-8-sig")
    assert "Put in touch" in file and "Dee" in file and "fewer than 5" in file and "Secret" not in file
    assert page.get(f"{QUARTER}?download=xlsx").status_code == 200


def test_other_quarters_are_chosen_by_their_first_day_and_anything_else_is_this_one(page):
    text = page.get(QUARTER).content.decode()
    links = [part.split('"')[0] for part in text.split('href="/you/quarter/?from=')[1:]]
    assert len([link for link in links if "download" not in link]) == 3
    assert page.get(QUARTER, {"from": links[-1].split("&")[0]}).status_code == 200
    assert page.get(QUARTER, {"from": "x"}).content.decode().count('href="/you/quarter/?from=2') == 3


def test_who_acts_for_nobody_sees_an_empty_quarter(stranger):
    assert "Nothing was asked" in stranger.get(QUARTER).content.decode()

"""They write to each other without addresses, are asked on the day whether it helped, and say so once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Message, Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.directory.models import Tie
from alongside.exchange.matches import services
from alongside.exchange.matches.models import Introduction, Letter, Match
from alongside.exchange.matches.services import IntroductionRefused
from tests._support import introductions as two

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def write(made, which, text, who):
    return services.write_letter(ref=made.ref, which=which, text=text, by=two.doer(who))


def helped(made, which, said, who, words=""):
    return services.say_helped(ref=made.ref, which=which, helped=said, words=words, by=two.doer(who))


def test_a_letter_reaches_the_other_side_and_shows_no_address():
    those = two.two()
    made = two.in_touch(those)
    Notice.objects.all().delete()
    letter = write(made, "need", " Is Thursday good? ", those.ward)
    assert (letter.text, letter.which, letter.user) == ("Is Thursday good?", "need", those.ward)
    notice = Notice.objects.get()
    assert notice.user == those.helper and notice.text == "Is Thursday good?"
    assert "Thursday" not in str(Entry.objects.filter(action="write").get().detail)


def test_a_letter_to_somebody_without_an_account_brings_a_link_to_answer():
    those = two.two(account=False)
    made = two.introduced(those, by=those.ward)
    holder = Doer(process="link", acting_for_id=those.offer.actor.party_id)
    services.answer(ref=made.ref, which="offer", says="yes", by=holder)
    write(made, "need", "Is Thursday good?", those.ward)
    mail = Message.objects.latest("pk")
    assert mail.to == "club@x.example" and "Is Thursday good?" in mail.text and "/l/" in mail.text
    assert "ward@" not in mail.text
    assert services.write_letter(ref=made.ref, which="offer", text="Yes", by=holder).user is None


def test_nobody_writes_before_both_said_yes_nor_in_another_name():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    with pytest.raises(IntroductionRefused, match="both have said yes"):
        write(made, "need", "Hello", those.ward)
    services.answer(ref=made.ref, which="offer", says="yes", by=two.doer(those.helper))
    for who, which in ((those.nell, "need"), (those.helper, "need")):
        with pytest.raises(Introduction.DoesNotExist):
            write(made, which, "Hello", who)
    for text in (" ", "x" * 2001):
        with pytest.raises(IntroductionRefused) as refused:
            write(made, "need", text, those.ward)
        assert refused.value.field == "text"
    assert not Letter.objects.exists()


def test_both_are_asked_once_when_the_day_has_come():
    those = two.two()
    made = two.in_touch(those)
    now = timezone.now()
    assert services.ask_how_it_went(now=now) == 0
    Notice.objects.all().delete()
    assert services.ask_how_it_went(now=now + 28 * DAY) == 1
    assert services.ask_how_it_went(now=now + 29 * DAY) == 0
    told = Notice.objects.filter(title__startswith="Did it help?").values_list("user__name", flat=True)
    assert sorted(told) == ["club", "ward"]
    made.refresh_from_db()
    assert made.asked_at == now + 28 * DAY


def test_whoever_has_said_so_is_not_asked_and_without_an_account_a_link_comes():
    those = two.two(account=False)
    made = two.introduced(those, by=those.ward)
    holder = Doer(process="link", acting_for_id=those.offer.actor.party_id)
    services.answer(ref=made.ref, which="offer", says="yes", by=holder)
    helped(made, "need", "yes", those.ward)
    Notice.objects.all().delete()
    services.ask_how_it_went(now=timezone.now() + 28 * DAY)
    assert not Notice.objects.exists()
    assert Message.objects.latest("pk").subject.startswith("Did it help?")


@pytest.mark.parametrize(
    ("said", "status", "tie"),
    [("yes", "fruit", "works-with"), ("partly", "fruit", "works-with"), ("no", "accepted", "prospective")],
)
def test_what_bore_fruit_is_kept_as_help_and_the_two_have_worked_together(said, status, tie):
    those = two.two()
    made = two.in_touch(those)
    helped(made, "need", said, those.ward, "Seven men came.")
    side = made.sides.get(which="need")
    assert (side.helped, side.helped_words, side.helped_at is None) == (said, "Seven men came.", False)
    assert Match.objects.get().status == status and Tie.objects.get().kind == tie
    helped(made, "offer", "never", those.helper)
    assert Match.objects.get().status == status, "what one side says stands"
    assert "Seven" not in str(Entry.objects.values_list("detail", flat=True))


def test_it_is_said_once_and_only_of_what_took_place():
    those = two.two()
    made = two.introduced(those, by=those.ward)
    with pytest.raises(IntroductionRefused, match="both have said yes"):
        helped(made, "need", "yes", those.ward)
    services.answer(ref=made.ref, which="offer", says="yes", by=two.doer(those.helper))
    with pytest.raises(IntroductionRefused, match="Choose whether"):
        helped(made, "need", "very", those.ward)
    with pytest.raises(Introduction.DoesNotExist):
        helped(made, "offer", "yes", those.ward)
    services.stop(ref=made.ref, by=two.doer(those.ward))
    helped(made, "need", "yes", those.ward)
    with pytest.raises(IntroductionRefused, match="said so already"):
        helped(made, "need", "no", those.ward)

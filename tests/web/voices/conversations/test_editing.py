"""Setting a question up."""

import pytest

from alongside.exchange.voices.models import Conversation, Information, Participant, Statement
from alongside.exchange.voices.services import conversing
from tests._support import rows, voices

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client, talk):
    """A draft of the same organisation, with its connector signed in."""
    client.force_login(talk.nell)
    return voices.ask(state="draft", owner=talk.body.party, about="We ask all stakeholders.")


def at(ask, part=""):
    return f"/questions/{ask.ref}/edit/{part}"


def test_a_question_is_set_up_step_by_step_and_opened(client, draft):
    page = client.get(at(draft)).text
    assert "To do" in page and "is a word of the trade" in page
    wrong = client.post(at(draft), {"longest": "12", "looked_at": "yes", "languages": ["en"]})
    assert wrong.status_code == 422 and "Write a number from 140 to 300." in wrong.text
    client.post(at(draft), {"longest": "150", "looked_at": "no", "languages": ["cy", "en"]})
    found = Conversation.objects.get(ask=draft)
    assert (found.longest, found.looked_at, found.languages) == (150, False, ["en", "cy"])
    few = client.post(at(draft), {"do": "open"})
    assert few.status_code == 422 and "at least 5 things" in few.text
    lines = "\n".join(f"{n}. Thing {n}" for n in range(1, 6))
    client.post(at(draft, "first/"), {"lines": lines, "language": "en"})
    assert "It is open." in client.post(at(draft), {"do": "open"}, follow=True).text
    draft.refresh_from_db()
    assert draft.state == "open"


def test_what_people_find_first_is_added_taken_out_and_written_in_another_language(client, draft, talk):
    empty = client.post(at(draft, "first/"), {"lines": "\n"})
    assert empty.status_code == 422 and "each on a line of its own" in empty.text
    client.post(at(draft), {"longest": "150", "looked_at": "no", "languages": ["cy", "en"]})
    client.post(at(draft, "first/"), {"lines": "- The ICB decides\n- More trees"})
    page = client.get(at(draft, "first/?in=cy")).text
    assert "Write “ICB” in full" in page and "More trees" in page and 'name="text-2"' in page
    client.post(
        at(draft, "first/?in=cy"), {"do": "texts", "language": "cy", "text-1": "", "text-2": "Mwy o goed"}
    )
    assert "Mwy o goed" in client.get(at(draft, "first/?in=cy")).text
    client.post(at(draft, "first/"), {"out": "1"})
    assert list(Statement.objects.filter(conversation__ask=draft).values_list("text", flat=True)) == [
        "More trees"
    ]
    assert client.post(at(draft, "first/"), {"out": "1"}).status_code == 404


def test_what_to_read_first_is_added_and_taken_out(client, draft):
    said = {"kind": "video", "title": "A film", "url": "https://a.example/f", "language": "en"}
    wrong = client.post(at(draft, "reading/"), said)
    assert wrong.status_code == 422 and "cannot see or hear it" in wrong.text and "A film" in wrong.text
    client.post(at(draft, "reading/"), said | {"otherwise": "Captions"})
    found = Information.objects.get()
    client.post(at(draft, "reading/"), {"out": found.ref})
    assert not Information.objects.exists()
    assert client.post(at(draft, "reading/"), {"out": found.ref}).status_code == 404


def test_codes_are_shown_once_and_each_lets_one_person_in(client, draft, talk):
    assert client.post(at(talk.ask, "codes/"), {"many": "many"}).status_code == 422
    page = client.post(at(talk.ask, "codes/"), {"many": "3"}).text
    assert page.count("app-slips__slip") == 3
    assert "app-slips" not in client.get(at(talk.ask, "codes/")).text
    assert Participant.objects.filter(started_at=None).count() == 3


def test_what_was_asked_there_before_is_offered_first(client, draft, talk):
    draft.place = rows.place("Wenbury")
    draft.save()
    voices.ask(state="answered", title=draft.title, place=draft.place)
    page = client.get(at(draft)).text
    assert page.index("asked about it before") < page.index("What goes with it")


def test_only_whoever_runs_it_sees_any_of_it(client, draft, talk):
    client.force_login(talk.mo)
    for part in ("", "first/", "reading/", "codes/"):
        assert client.get(at(draft, part)).status_code == 404
        assert client.post(at(talk.ask, part), {"lines": "x", "many": "3"}).status_code == 404
    conversing.add_seeds(ref=draft.ref, lines=["One"], by=talk.by(talk.nell))

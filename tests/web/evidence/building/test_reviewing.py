"""Each party sees its own figures and signs; a page that cannot be signed keeps what was typed."""

import pytest

from alongside.exchange.evidence.models import Case, SignOff
from alongside.exchange.evidence.services import cases, reviewing
from tests._support import rows
from tests._support.evidence import MODEL
from tests._support.merging import doer
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    ward, club = rows.actor("Ward"), rows.actor("Club")
    by = doer(user_of(ward.party, "ward@example.org"))
    user_of(club.party, "club@example.org")
    case = cases.begin(title="Lunch", model=MODEL, by=by)
    cases.answer_by(ref=case.ref, key="club", actor=club, by=by)
    return case


def seen(client, made, name):
    from alongside.exchange.accounts.models import User

    client.force_login(User.objects.get(email=f"{name}@example.org"))
    answer = client.get(f"/cases/{made.ref}/review/")
    return answer.status_code, " ".join(answer.content.decode().split())


def test_a_party_sees_its_figures_once_it_is_asked_and_signs_for_itself_alone(client, made):
    assert seen(client, made, "club")[0] == 404
    assert "Send it to those named in it" in seen(client, made, "ward")[1]
    assert client.post(f"/cases/{made.ref}/review/", {"do": "send"}).status_code == 302
    status, shown = seen(client, made, "club")
    assert status == 200 and "For The club" in shown and "less to spend" in shown and "£12,000" in shown
    path = f"/cases/{made.ref}/review/"
    sent = {"do": "sign", "party": "club", "number": 1, "decision": "not-agreed", "office": "Chair"}
    wrong = client.post(path, sent)
    assert wrong.status_code == 422 and 'value="Chair"' in wrong.content.decode()
    assert client.post(path, sent | {"party": "ward", "said": "x"}).status_code == 404
    assert client.post(path, sent | {"said": "No cook."}).status_code == 302
    assert SignOff.objects.get().said == "No cook."
    assert "“No cook.”" in seen(client, made, "ward")[1]


def test_nobody_else_sends_it_or_takes_it_back(client, made):
    reviewing.send(ref=made.ref, by=doer(user_of(made.owner, "ward@example.org")))
    seen(client, made, "club")
    assert client.post(f"/cases/{made.ref}/review/", {"do": "back"}).status_code == 404
    seen(client, made, "ward")
    assert client.post(f"/cases/{made.ref}/review/", {"do": "back"}).status_code == 302
    assert Case.objects.get().status == "draft"

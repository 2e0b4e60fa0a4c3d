"""What was decided and agreed, through the API, for those inside."""

import pytest

from alongside.exchange.accounts.services.tokens import make_key
from alongside.exchange.partnerships.services import agreeing, deciding, declaring
from tests._support.governing import asked, three, votes

pytestmark = pytest.mark.django_db


def get(client, found, what, who=None):
    """What this person is given, with a key of theirs."""
    key = {}
    if who is not None:
        made = make_key(user_id=who.user.pk, name="k", days=9, by=who.by)
        key = {"HTTP_AUTHORIZATION": f"Bearer {made}"}
    return client.get(f"/api/v1/partnerships/{found.ref}/{what}", **key)


def test_a_decision_is_given_with_its_rule_votes_and_who_voted_for_whom(client):
    found, ann, bob, cay = three()
    decision = asked(found, ann, options=["Mondays", "Fridays"])
    votes(decision, ann, option=1)
    [row] = get(client, found, "decisions", bob).json()["items"]
    assert (row["outcome"], row["votes"], row["present"]) == ("", [], None)  # not while it is open
    votes(decision, bob, option=1)
    declaring.give_proxy(ref=found.ref, holder_id=bob.member.pk, decision_ref=decision.ref, by=cay.by)
    deciding.close_decision(ref=found.ref, decision_ref=decision.ref, by=ann.by)
    [row] = get(client, found, "decisions", bob).json()["items"]
    assert (row["outcome"], row["carried"], row["present"], row["entitled"]) == ("carried", "Fridays", 3, 3)
    assert row["rule"] == {"how": "majority", "quorum": 2, "quorum_is_share": False, "proxies": 1}
    told = {one["member"]: (one["vote"], one["option"], one["through"]) for one in row["votes"]}
    assert told["Cay"] == ("for", "Fridays", "Bob")
    assert told["Ann"] == ("for", "Fridays", None)


def test_an_agreement_is_given_with_its_text_and_who_has_still_to_sign(client):
    found, ann, bob, _cay = three()
    text = agreeing.Written(kind="memorandum", title="How we work", text="We meet.")
    made = agreeing.write_agreement(ref=found.ref, written=text, by=ann.by)
    version = made.versions.get()
    signed = {"number": 1, "digest": version.digest, "authority": "Director"}
    agreeing.sign(ref=found.ref, agreement_ref=made.ref, **signed, by=ann.by)
    [row] = get(client, found, "agreements", bob).json()["items"]
    assert (row["state"], row["in_force"], row["sha256"]) == ("waiting", None, version.digest)
    assert [one["member"] for one in row["signed"]] == ["Ann"]
    assert row["missing"] == ["Bob", "Cay"]


def test_nobody_from_outside_is_given_either(client):
    found, *_ = three()
    for what in ("decisions", "agreements"):
        assert get(client, found, what).status_code == 404

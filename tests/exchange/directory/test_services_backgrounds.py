"""What people bring between worlds: said by themselves, with consent, seen by whom they chose."""

import pytest

from alongside.exchange.accounts.access import VISITOR, Doer, viewer_for
from alongside.exchange.accounts.models import Consent
from alongside.exchange.directory.models import Background, Knows
from alongside.exchange.directory.queries.backgrounds import bridges, known_links, own_background
from alongside.exchange.directory.services import backgrounds as services
from tests._support import rows
from tests._support.introductions import user

pytestmark = pytest.mark.django_db
SAID = {
    "sectors": ["public", "private"],
    "position": "Trustee",
    "doors": "How trusts buy",
    "words": "You may show this.",
}


@pytest.fixture
def town():
    place = rows.place("Town")
    one, other = rows.actor("Lantern", place=place), rows.actor("Hall", place=place)
    return {
        "one": one,
        "other": other,
        "ann": user("ann", one.party),
        "bob": user("bob", other.party),
        "nell": user("nell", rows.actor("Alliance").party, "broker", place),
        "far": user("far", rows.actor("Far alliance").party, "broker", rows.place("Far")),
    }


def keep(who, **said):
    return services.keep_background(**(SAID | {"seen": "connector", "by": Doer(user_id=who.pk)} | said))


def test_nothing_is_kept_without_consent_and_the_very_words_are(town):
    for wrong in ({"words": " "}, {"sectors": ["community"]}, {"seen": "everyone"}):
        with pytest.raises(services.BackgroundRefused):
            keep(town["ann"], **wrong)
    assert not Background.objects.exists()
    keep(town["ann"])
    assert Consent.objects.get(purpose="background").words == "You may show this."


def test_it_is_seen_by_oneself_and_whom_one_chose(town):
    keep(town["ann"])
    ids = [town["one"].pk, town["other"].pk]
    services.say_knows(actor_id=town["other"].pk, how="board", by=Doer(user_id=town["ann"].pk))
    seen = lambda who: bool(bridges(who, ids)) and bool(known_links(who, ids))  # noqa: E731
    assert seen(viewer_for(town["ann"])) and seen(viewer_for(town["nell"]))
    assert not any(map(seen, [VISITOR, viewer_for(town["bob"]), viewer_for(town["far"])]))
    keep(town["ann"], seen="members")
    assert seen(viewer_for(town["bob"])) and not seen(VISITOR)
    found = known_links(viewer_for(town["nell"]), ids)
    assert [(one.actor_id, one.other_id, one.name, one.how) for one in found] == [(*ids, "ann", "board")]
    assert bridges(viewer_for(town["nell"]), ids)[0].sectors == ("private", "public")
    assert bridges(viewer_for(town["nell"]), [town["other"].pk]) == [], "she does not act for the hall"


def test_whom_one_knows_is_an_organisation_and_needs_the_rest_said_first(town):
    by = Doer(user_id=town["ann"].pk)
    with pytest.raises(Background.DoesNotExist):
        services.say_knows(actor_id=town["other"].pk, how="board", by=by)
    keep(town["ann"])
    person = rows.actor("Gwen", nature="person", sector="community")
    for wrong in ({"actor_id": person.pk, "how": "board"}, {"actor_id": town["other"].pk, "how": "well"}):
        with pytest.raises(services.BackgroundRefused):
            services.say_knows(**wrong, by=by)
    services.say_knows(actor_id=town["other"].pk, how="board", by=by)
    services.say_knows(actor_id=town["other"].pk, how="worked", by=by)
    assert Knows.objects.get().how == "worked"
    services.forget_knows(actor_id=town["other"].pk, by=Doer(user_id=town["bob"].pk))
    assert Knows.objects.exists(), "nobody takes back what another said"
    services.forget_knows(actor_id=town["other"].pk, by=by)
    assert not Knows.objects.exists()


def test_all_of_it_can_be_taken_back(town):
    keep(town["ann"])
    services.forget_background(by=Doer(user_id=town["ann"].pk))
    assert own_background(viewer_for(town["ann"])) is None
    assert Consent.objects.get().withdrawn_at is not None

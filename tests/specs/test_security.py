"""What an attacker would try first, at every address of the house."""

import re

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.test import Client

from alongside.exchange.accounts.models import Shareable, User
from tests._support import people
from tests._support.forms import forms_in
from tests._support.pages import addresses, walk

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
SCRIPT = "<script>alert('x')</script>"
EVIL = ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")
REF = re.compile(r"(?<=/)\w{10}(?=/)")
ONE_CLICK = {"/stop/<str:signed>/"}  # mail programs send it, and it can only stop mail
WORDS = (
    "name title summary statement words text note purpose audience wanted tried who_affected how_many reason "
    "outcome authority criteria interests answer contact kind_in_source source attribution when hours"
).split()  # fmt: skip
STEERING = {
    "is_superuser": "1", "is_staff": "1", "role": "admin", "owner": "1", "owner_id": "1", "party": "1",
    "party_id": "1", "world": "real", "standing": "history", "source_id": "mine", "ref": "mine", "id": "1",
}  # fmt: skip


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker, tmp_path_factory):
    """Clients by role over the practice town."""
    with django_db_blocker.unblock(), people.living(tmp_path_factory.mktemp("town")) as clients:
        yield clients


def paths():
    """An address for each pattern, its holes filled with nothing that there is."""
    for pattern in addresses():
        if not pattern.startswith("/api/"):
            yield pattern, "/".join("nothing" if "<" in part else part for part in pattern.split("/"))


def test_nothing_is_done_without_the_forms_own_token():
    client = Client(enforce_csrf_checks=True)
    done = {pattern: client.post(path).status_code for pattern, path in paths() if pattern not in ONE_CLICK}
    assert {pattern: status for pattern, status in done.items() if status not in {403, 404, 405}} == {}
    assert 403 in done.values()


def test_every_page_refuses_frames_foreign_scripts_and_guessed_kinds():
    client = Client()
    for path in ("/", "/account/login/", "/find/", "/nothing-here/"):
        headers = client.get(path).headers
        assert headers["X-Frame-Options"] == "DENY" and headers["X-Content-Type-Options"] == "nosniff"
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy and "unsafe" not in policy and "object-src 'none'" in policy


def test_another_host_is_not_answered():
    assert Client().get("/", headers={"host": "evil.example"}).status_code == 400


def test_no_address_leads_off_the_house():
    client = Client(raise_request_exception=False)
    for _, path in paths():
        answer = client.get(path, dict.fromkeys(("next", "page", "url", "back", "return"), EVIL[0]))
        assert "evil" not in answer.headers.get("Location", "").split("?")[0], path


@pytest.mark.parametrize("evil", EVIL)
def test_signing_in_leads_to_a_page_of_ours(town, evil):
    user = User.objects.get(email="member@demo.example")
    user.set_password("a-long-password-of-a-member")
    user.save()
    said = {"login": user.email, "password": "a-long-password-of-a-member", "next": evil}
    answer = Client().post("/account/login/", said)
    assert "evil" not in answer.headers.get("Location", ""), answer.headers


def test_what_people_wrote_is_shown_as_words_wherever_it_is_shown(town):
    from django.db import transaction

    with transaction.atomic():
        touched = sum(
            _spoil(model) for model in apps.get_models() if model.__module__.startswith("alongside.")
        )
        assert touched > 20
        for role in ("broker", "visitor"):  # who is shown most, and who is shown what anybody wrote
            for visit in walk(town[role], people.SEEDS, **people.BRIEFLY):
                assert SCRIPT not in visit.html, (role, visit.path)
        transaction.set_rollback(True)


def _spoil(model):
    """Write a script into every text of a model that people write; return how many fields there were."""
    once = {name for rule in model._meta.total_unique_constraints for name in rule.fields}
    fields = [
        field
        for field in model._meta.concrete_fields
        if field.name in WORDS and isinstance(field, CharField | TextField) and not field.unique
        and field.name not in once
        and not field.choices and (field.max_length or 1000) >= len(SCRIPT)
    ]  # fmt: skip
    if fields:
        model._default_manager.update(**{field.name: SCRIPT for field in fields})
    return len(fields)


def test_no_form_takes_in_what_it_does_not_ask(town):
    from django.db import transaction

    client, before, tried = town["editor"], _steered(), set()
    for visit in walk(client, people.SEEDS, **people.BRIEFLY):
        for form in forms_in(visit.html, visit.path) if visit.html else []:
            shape = (REF.sub("…", form.action.split("?")[0]), frozenset(form.fields))
            if form.method != "post" or "logout" in form.action or shape in tried:
                continue
            tried.add(shape)
            point = transaction.savepoint()
            cookies = client.cookies.copy()
            asked = {name: values[0] for name, values in form.fields.items()}
            client.post(form.action, STEERING | asked)
            after = _steered()
            transaction.savepoint_rollback(point)
            client.cookies = cookies
            changed = {key: after[key] for key in before if key in after and after[key] != before[key]}
            assert changed == {}, form.action
    assert len(tried) > 20


def _steered():
    """What no form of a member may change: whose a row is, of which world, and what somebody may do."""
    found = {}
    for model in Shareable.__subclasses__():
        for pk, *rest in model._default_manager.values_list("pk", "owner_id", "world", "source_id", "ref"):
            found[model.__name__, pk] = rest
    for pk, *rest in User.objects.values_list("pk", "is_staff", "is_superuser"):
        found["User", pk] = rest
    return found

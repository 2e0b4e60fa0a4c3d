"""What is kept of people is said once: the registry and the table of fields say the same."""

import csv
from pathlib import Path

import pytest
from django.apps import apps

from alongside.exchange.accounts import personal
from alongside.exchange.accounts.models import Acting, Guest, Party, User
from alongside.exchange.accounts.personal import Kept, Record, leads_to, records, somebody
from tests._support import rows

FIELDS = Path(__file__).resolve().parents[2] / "architecture/fields.csv"
HOW = """
Say in {module}/privacy.py what is kept there of people:
    Record("{model}", what=lazy("..."), purpose=lazy("..."), basis=Basis.CONSENT,
           of=("path to the user, guest or party it is about",), blanked=("{field}",))
A field in `deleted` takes its row along; `of` and `linked` declare the fields they name.
"""


def in_table() -> set[tuple[str, str]]:
    """The fields that fields.csv calls personal."""
    with FIELDS.open(encoding="utf-8", newline="") as file:
        return {(row["model"], row["field"]) for row in csv.DictReader(file) if row["personal"] == "yes"}


def may_be() -> set[tuple[str, str]]:
    """The fields whose words may name somebody."""
    with FIELDS.open(encoding="utf-8", newline="") as file:
        return {(row["model"], row["field"]) for row in csv.DictReader(file) if row["personal"] == "may"}


def declared() -> set[tuple[str, str]]:
    return {(one.model, name) for one in records() for name in one.fields}


def ours(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(m, f) for m, f in pairs if apps.get_model(m).__module__.startswith("alongside.")}


def test_every_personal_field_is_declared():
    missing = sorted((in_table() | may_be()) - declared())
    said = "".join(
        HOW.format(
            module="src/" + apps.get_model(model).__module__.split(".models")[0].replace(".", "/"),
            model=model,
            field=field,
        )
        for model, field in missing[:1]
    )
    assert not missing, f"These fields are personal, and no privacy.py says so: {missing}{said}"


def test_every_declared_field_is_personal():
    stray = sorted(ours(declared()) - in_table() - may_be())
    assert not stray, f"privacy.py declares these; tests/architecture/fields.csv calls them 'no': {stray}"


def test_each_declaration_can_be_carried_out():
    for one in records():
        names = {field.name for field in one.table._meta.get_fields()}
        assert set(one.fields) | set(one.secret) <= names, one.model
        assert all(leads_to(one.table, path) in (User, Guest, Party) for path in (*one.of, *one.linked)), one
        assert one.of or one.found or one.linked, f"{one.model}: nothing leads to the person"
        assert not one.goes or not one.blanked, f"{one.model}: a row that goes needs no blanks"
        assert not one.kept.months or one.kept.after in names, one.model
        assert str(one.what) and str(one.purpose), one.model


def test_rooms_above_come_before_those_below():
    order = [one.model.split(".")[0] for one in records()]
    assert order.index("matches") < order.index("needs") < order.index("directory") < order.index("accounts")


def test_a_record_that_is_kept_while_the_person_is_here_never_runs_out():
    assert str(Kept().over(None)) == "(AND: ('pk__in', []))"  # type: ignore[arg-type]
    assert Record("accounts.Guest", what="x", purpose="y", basis=personal.Basis.CONSENT).kept.months is None


@pytest.mark.django_db
def test_the_parties_of_one_user_alone_are_no_organisation_and_nobody_elses():
    ann, ben = (User.objects.create(email=f"{name}@x.example", name=name.title()) for name in ("ann", "ben"))
    alone, shared = Party.objects.create(), Party.objects.create()
    body, self_ = rows.actor("The Circle"), rows.actor("Ann", nature="person")
    for user, party in ((ann, alone), (ann, shared), (ben, shared), (ann, body.party), (ann, self_.party)):
        Acting.objects.create(user=user, party=party)
    apps.get_model("directory.Person").objects.create(actor=self_, user=ann)
    who = somebody(user_id=ann.pk)
    assert who.parties == {alone.pk, self_.party_id}
    assert who.traces == {"ann@x.example", "Ann"} and who.emails == {"ann@x.example"}
    with pytest.raises(User.DoesNotExist):
        somebody(user_id=0)

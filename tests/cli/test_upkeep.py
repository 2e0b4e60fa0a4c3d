"""Index, doctor and admin tell an operator how things are and what to do."""

import pytest

pytestmark = pytest.mark.django_db
GOOD = "a-long-enough-sentence\n"


def test_rebuild_counts_every_offer(town, alongside, settings, tmp_path):
    settings.INDEX_PATH, settings.ENCODER = tmp_path / "index", "latent"
    ran = alongside("index", "rebuild", "--json")
    assert ran.code == 0
    assert ran.json()["offers"] == 6 and ran.json()["sound"]
    assert "6 offers" in alongside("index", "rebuild").out


def test_status_names_generation_and_health(indexed_town, alongside):
    found = alongside("index", "status", "--json").json()
    assert set(found) == {"generation", "offers", "feed_seq", "checksum", "sound", "problems"}
    assert found["sound"] and found["offers"] == 6
    assert "6 offers" in alongside("index", "status").out


def test_status_without_an_index_says_how_to_make_one(town, no_index, alongside):
    ran = alongside("index", "status")
    assert "alongside index rebuild" in " ".join((ran.out + ran.err).split())


def test_the_doctor_finds_nothing_where_all_is_well(indexed_town, alongside):
    ran = alongside("doctor", "--json")
    assert (ran.code, ran.json()) == (0, {"sound": True, "problems": []})


def test_the_doctor_finds_an_offer_that_is_missing_from_the_index(indexed_town, alongside):
    from alongside.exchange.offers.models import Offer

    Offer.objects.create(title="New", kind="support")
    ran = alongside("doctor", "--json")
    assert ran.code == 1 and not ran.json()["sound"]
    assert any("1 offer" in said and "alongside index rebuild" in said for said in ran.json()["problems"])


def test_the_doctor_finds_an_offer_that_is_in_the_index_alone(indexed_town, alongside):
    indexed_town.listed.delete()
    ran = alongside("doctor")
    assert ran.code == 1
    assert "no longer in the database" in ran.out and "alongside index rebuild" in " ".join(ran.out.split())


def test_what_the_doctor_says_to_do_makes_it_well(indexed_town, alongside):
    indexed_town.listed.delete()
    assert alongside("doctor").code == 1
    assert alongside("index", "rebuild").code == 0
    assert alongside("doctor").code == 0


def test_the_doctor_without_an_index_says_how_to_make_one(town, no_index, alongside):
    ran = alongside("doctor", "--json")
    assert ran.code == 1 and "alongside index rebuild" in ran.json()["problems"][0]


def test_an_administrator_is_made_with_a_password_from_standard_input(alongside, django_user_model):
    ran = alongside("admin", "create", "ann@example.org", "--password-stdin", stdin=GOOD)
    assert (ran.code, ran.out) == (0, "")
    made = django_user_model.objects.get()
    assert made.email == "ann@example.org" and made.is_superuser
    assert made.check_password(GOOD.strip())
    assert GOOD.strip() not in ran.err


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("ann@example.org", "short\n", "12"),
        ("ann@example.org", "\n", "12"),
        ("ann@example.org", "123456789012345\n", "entirely numeric"),
        ("ann", GOOD, "'ann' is not a mail address"),
        ("ANN@example.org", GOOD, "already an account"),
    ],
)
def test_an_account_that_cannot_be_made_ends_with_2_and_why(
    alongside, django_user_model, email, password, said
):
    if said.startswith("already"):
        alongside("admin", "create", "ann@example.org", "--password-stdin", stdin=GOOD)
    before = django_user_model.objects.count()
    ran = alongside("admin", "create", email, "--password-stdin", stdin=password)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert django_user_model.objects.count() == before


def test_two_passwords_that_differ_change_nothing(alongside, django_user_model, monkeypatch):
    typed = iter(["a-long-enough-sentence", "another-long-sentence"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    ran = alongside("admin", "create", "ann@example.org")
    assert ran.code == 2 and "differ" in ran.err
    assert not django_user_model.objects.exists()


def test_the_code_of_the_demo_is_printed_where_there_is_a_demo(alongside):
    from tests._support.accounts import demo_code, user

    ran = alongside("demo-code")
    assert ran.code == 2 and "alongside demo" in ran.err
    user("broker@demo.example")
    assert alongside("demo-code").out.strip() == demo_code()

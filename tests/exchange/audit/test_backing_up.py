"""Nothing is lost on the way out and back, and a file that is not whole changes nothing."""

import io
import tarfile

import pytest
from django.apps import apps
from django.db import connection, transaction

from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.models import Circle, Guest, Party, User
from alongside.exchange.accounts.services import new_guest, queue_mail
from alongside.exchange.audit import backing_up
from alongside.exchange.audit.backing_up import BackupRefused, restore_backup, tables, write_backup
from alongside.exchange.audit.models import Entry
from alongside.exchange.audit.queries import feed_head, trail_faults
from alongside.exchange.audit.services import record
from alongside.exchange.needs.models import Need
from tests._support import rows

BY = Doer(process="test")


@pytest.fixture
def world(home, db):
    """Rows of many rooms, joined in many ways, and two files."""
    ann = User.objects.create_user("ann@x.example", "a-long-enough-word", name="Ann Ünal")
    guest = new_guest(name="Bé\u2028n", phone="01632 960001")
    circle = Circle.objects.create(name="Circle", host=Party.objects.create())
    circle.members.add(guest.party_id)
    here = rows.place("Harbour", lat=50.5, lon=-3.5)
    need = rows.need("Company", "Somebody to talk to", place=here, visibility="circle")
    need.circles.add(circle)
    offer = rows.offer("Tea", stages=["trying"], capacity=3, taken=1)
    offer.reach.add(here)
    rows.actor("The Circle", place=here)
    queue_mail(to="ann@x.example", subject="Hello", text="One\n\nTwo", user_id=ann.pk)
    with transaction.atomic():
        record(
            by=Doer(user_id=ann.pk), action="edit", kind="need", ids=[need.pk], detail={"fields": ["title"]}
        )
    (home / "files/lists").mkdir(parents=True)
    (home / "files/lists/one.csv").write_bytes(b"name\nAnn\n")
    return home


def everything():
    """Every value of every row of every table."""
    return {
        model._meta.label: list(
            model._base_manager.order_by("pk").values_list(*(f.attname for f in model._meta.concrete_fields))
        )
        for model in tables()
    }


def test_what_is_put_back_is_what_was_there(world, tmp_path):
    before, head = everything(), feed_head()
    held = write_backup(tmp_path / "kept.tar.gz")
    assert held.files == 1 and held.rows == sum(map(len, before.values()))
    Need.objects.all().delete()
    User.objects.update(name="Other")
    record(by=BY, action="edit", kind="need", ids=[1])
    (world / "files/lists/one.csv").write_text("changed")
    (world / "files/two.csv").write_text("later")
    assert restore_backup(tmp_path / "kept.tar.gz", replace=True) == held
    assert everything() == before and feed_head() == head and trail_faults() == []
    assert [path.name for path in (world / "files").rglob("*.csv")] == ["one.csv"]
    assert (world / "files/lists/one.csv").read_bytes() == b"name\nAnn\n"
    made = rows.need("A need after it")  # numbers go on where they stopped
    assert made.pk > max(row[0] for row in before["needs.Need"])


def test_an_exchange_that_is_not_empty_is_kept(world, tmp_path):
    write_backup(tmp_path / "kept.tar.gz")
    before = everything()
    with pytest.raises(BackupRefused, match="--replace"):
        restore_backup(tmp_path / "kept.tar.gz")
    assert everything() == before


def rewritten(path, change):
    """The same backup with its members changed."""
    out = path.with_name("other.tar.gz")
    with tarfile.open(path) as tar, tarfile.open(out, "w:gz") as other:
        for member in tar:
            data = change(member.name, tar.extractfile(member).read())
            if data is not None:
                member.size = len(data)
                other.addfile(member, io.BytesIO(data))
    return out


def _other_word(name, data):
    return data.replace(b"Company", b"Compony") if name == "tables/needs.Need.jsonl" else data


def _other_tables(name, data):
    return data.replace(b'"needs.0001_initial"', b'"needs.0001_other"') if name == "manifest.json" else data


DAMAGE = {
    "a word changed": (lambda path: rewritten(path, _other_word), "damaged"),
    "a member gone": (lambda path: rewritten(path, lambda n, d: None if "Offer" in n else d), "damaged"),
    "of other tables": (lambda path: rewritten(path, _other_tables), "Restore it with that version"),
    "half of it": (
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]) and path,
        "damaged",
    ),
    "no archive": (lambda path: path.write_text("hello") and path, "damaged"),
    "no file": (lambda path: path.with_name("none.tar.gz"), "There is no file"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_file_that_is_not_whole_changes_nothing(world, tmp_path, what):
    damage, said = DAMAGE[what]
    write_backup(tmp_path / "kept.tar.gz")
    before = everything()
    with pytest.raises(BackupRefused, match=said):
        restore_backup(damage(tmp_path / "kept.tar.gz"), replace=True)
    assert everything() == before and (world / "files/lists/one.csv").exists()


def test_a_trail_that_was_tampered_with_is_not_put_back(world, tmp_path):
    Entry.objects.update(action="other")
    write_backup(tmp_path / "kept.tar.gz")
    before = everything()
    with pytest.raises(BackupRefused, match="Entry 1 .* was changed"):
        restore_backup(tmp_path / "kept.tar.gz", replace=True)
    assert everything() == before


def test_a_backup_is_for_its_owners_eyes_and_holds_no_visits(world, tmp_path):
    path = tmp_path / "new/kept.tar.gz"
    write_backup(path)
    assert path.stat().st_mode & 0o077 == 0
    with tarfile.open(path) as tar:
        names = tar.getnames()
    assert names[0] == "manifest.json" and "tables/sessions.Session.jsonl" not in names
    assert {f"tables/{m._meta.label}.jsonl" for m in apps.get_models()} - set(names) == {
        f"tables/{label}.jsonl" for label in backing_up.OF_THE_MOMENT
    }


def test_a_place_that_cannot_be_written_to_is_refused(world, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupRefused, match="cannot be written"):
        write_backup(tmp_path / "file/kept.tar.gz")


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_writers_go_on_while_a_backup_reads(world, tmp_path, monkeypatch):
    """What is written meanwhile, by another connection, is not in it."""
    from threading import Thread

    real, done = backing_up._write_table, []

    def slow(model, path):
        if not done:
            done.append(Thread(target=_write_elsewhere))
            done[0].start()
            done[0].join(20)
        return real(model, path)

    monkeypatch.setattr(backing_up, "_write_table", slow)
    before = Guest.objects.count()
    write_backup(tmp_path / "kept.tar.gz")
    assert Guest.objects.count() == before + 1
    restore_backup(tmp_path / "kept.tar.gz", replace=True)
    assert Guest.objects.count() == before


def _write_elsewhere():
    try:
        new_guest(name="Late")
    finally:
        connection.close()

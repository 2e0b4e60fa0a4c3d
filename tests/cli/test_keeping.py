"""An exchange goes into one file and comes back in another home, whole; a bad file changes nothing."""

import json
import tarfile

import pytest

from alongside.exchange.accounts.services import new_guest
from tests._support import rows


@pytest.mark.django_db
def test_backup_and_restore_say_what_they_did(alongside, home, settings):
    settings.ENCODER = "latent"
    new_guest(name="Ann")
    rows.offer("Tea")
    file = home / "kept.tar.gz"
    held = alongside("backup", str(file), "--json").json()
    assert held["rows"] > 3 and held["files"] == 0
    ran = alongside("restore", str(file))
    assert ran.code == 2 and "--replace" in ran.err
    done = alongside("restore", str(file), "--replace", "--json").json()
    assert done["rows"] == held["rows"]
    assert alongside("doctor").code == 0
    assert "not empty" in alongside("restore", str(file)).err
    file.write_bytes(b"no")
    ran = alongside("restore", str(file), "--replace")
    assert ran.code == 2 and "damaged" in ran.err and "Nothing was changed" in ran.err


@pytest.mark.long
@pytest.mark.sqlite
def test_one_home_moves_to_another(in_shell, tmp_path):
    """As an operator does it, on the exchange's own SQLite."""
    made = in_shell(
        "admin", "create", "ann@example.org", "--password-stdin", stdin="a-long-enough-sentence\n"
    )
    assert made.returncode == 0, made.stderr
    file, other = tmp_path / "kept.tar.gz", str(tmp_path / "other")
    assert in_shell("backup", str(file)).returncode == 0
    with tarfile.open(file) as tar:
        counts = {
            name: about.get("rows")
            for name, about in json.load(tar.extractfile("manifest.json"))["members"].items()
        }
    assert counts["tables/accounts.User.jsonl"] == 1
    back = in_shell("restore", str(file), "--json", ALONGSIDE_HOME=other, ALONGSIDE_ENCODER="latent")
    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["rows"] == sum(count or 0 for count in counts.values())
    assert in_shell("doctor", ALONGSIDE_HOME=other).returncode == 0

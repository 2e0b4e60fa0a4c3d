"""Settings are safe as they come: a key of the home's own, strict headers, nothing to warn of."""

import json
import logging
import re
import subprocess
import sys

import pytest

from alongside.config.logs import JsonFormatter
from tests._support import ground, server
from tests._support.needs import ROOT

POLICY = {
    "default-src": "'self'", "style-src": "'self'", "img-src": "'self' data: blob:", "worker-src": "'self'",
    "connect-src": "'self'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'",
    "form-action": "'self'",
}  # fmt: skip


def python(home, code, **more):
    """Run Python with our settings in a home of its own."""
    kept = server.environment(home) | {"DJANGO_SETTINGS_MODULE": "alongside.config.settings"} | more
    return subprocess.run(
        [sys.executable, "-c", code], env=kept, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_key_is_made_once_for_a_home_and_only_its_owner_reads_it(tmp_path):
    say = "from django.conf import settings; print(settings.SECRET_KEY)"
    first, second, other = (python(tmp_path / home, say).stdout for home in ("a", "a", "b"))
    assert first == second != other
    assert len(first) > 60
    assert (tmp_path / "a" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (
        python(tmp_path / "c", say, ALONGSIDE_SECRET_KEY="given-from-outside").stdout
        == "given-from-outside\n"
    )
    assert not (tmp_path / "c" / "secret-key").exists()


def test_a_production_exchange_has_nothing_for_django_to_warn_of(tmp_path):
    kept = server.environment(tmp_path / "home") | {
        "ALONGSIDE_HTTPS": "1",
        "ALONGSIDE_HOSTS": "exchange.example",
    }
    words = [sys.executable, str(ROOT / "manage.py"), "check", "--deploy", "--fail-level", "WARNING"]
    ran = subprocess.run(words, env=kept, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert "no issues" in ran.stdout and "silenced" not in ran.stdout.replace("(0 silenced)", "")


def test_passwords_are_kept_by_argon2(tmp_path):
    """The suite keeps its own by a quicker one, see `quick_passwords` in tests/conftest.py."""
    say = (
        "from django.contrib.auth.hashers import make_password as made; print(made('a long and quiet river'))"
    )
    assert python(tmp_path, f"import django; django.setup(); {say}").stdout.startswith("argon2$argon2id$")


def test_rooms_are_closed_by_one_setting(tmp_path):
    say = "from django.conf import settings; print(sorted(settings.ROOMS_CLOSED))"
    assert python(tmp_path, say, ALONGSIDE_ROOMS_CLOSED="offers,places").stdout == "['offers', 'places']\n"
    assert python(tmp_path, say).stdout == "[]\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/", "/find/?q=", "/nowhere", "/needs/?q=%00", "/api/v1/needs", "/api/v1/docs", "/healthz"]
)
def test_every_answer_carries_the_headers_of_the_design(client, town, path):
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    script = policy.pop("script-src")
    assert policy == POLICY
    assert re.fullmatch(r"'self'( 'nonce-[\w+/=-]{16,}')?", script)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_a_visitor_gets_no_cookie(client, town):
    for path in ("/", "/find/?q=", "/needs/", "/about/data", "/api/v1/needs"):
        assert not client.get(path).cookies, path


def test_https_makes_cookies_secure_and_leads_there_but_not_for_health(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.test import Client\n"
        "one, two = (Client().get(path, headers={'host': 'localhost'}) for path in ('/', '/healthz'))\n"
        "print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE)\n"
        "print(one.status_code, one.headers['Location'], two.status_code)"
    )
    ran = python(ground.settle_in_home(tmp_path), code, ALONGSIDE_HTTPS="1")
    assert ran.stdout == "True True\n301 https://localhost/ 503\n", ran.stderr


def test_a_log_line_is_one_json_object_and_quotes_no_value_of_a_fault():
    try:
        raise ValueError("my-secret-worry")
    except ValueError:
        fault = sys.exc_info()
    record = logging.LogRecord(
        "alongside.web", logging.ERROR, __file__, 1, "failed for %s", ("my-secret-worry",), fault
    )
    record.fields = {"status": 500}
    said = JsonFormatter().format(record)
    line = json.loads(said)
    assert "\n" not in said and "my-secret-worry" not in said
    assert (line["level"], line["logger"], line["event"], line["status"]) == (
        "error",
        "alongside.web",
        "failed for %s",
        500,
    )
    assert line["exception"] == "ValueError" and line["where"][-1].endswith(sys._getframe().f_code.co_name)

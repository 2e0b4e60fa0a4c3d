"""What all commands share."""

import django

from alongside.cli.app import django_ready


def test_django_is_started_once(monkeypatch):
    def twice():
        raise AssertionError("setting up again closes what the solver's library logs to")

    monkeypatch.setattr(django, "setup", twice)
    django_ready()

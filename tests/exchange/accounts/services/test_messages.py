from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from alongside.exchange.accounts.models import Message, User
from alongside.exchange.accounts.services import queue_mail, queue_text, send_due
from alongside.exchange.accounts.services.messages import MOST_TRIES

pytestmark = pytest.mark.django_db


def send(after=timedelta(seconds=1)):
    return send_due(now=timezone.now() + after)


def test_a_mail_has_plain_words_their_twin_and_one_click_to_stop(settings):
    settings.PUBLIC_URL = "https://exchange.example.org"
    queue_mail(
        to="ann@example.org", subject="Hello", text="Read <this>.\n\nhttps://a.example/", stop_url="/stop/x/"
    )
    assert send() == 1
    [sent] = mail.outbox
    stop = "Fewer mails, or none: https://exchange.example.org/stop/x/"
    assert sent.body == f"Read <this>.\n\nhttps://a.example/\n\n{stop}"
    assert sent.extra_headers["List-Unsubscribe"] == "<https://exchange.example.org/stop/x/>"
    [(html, kind)] = sent.alternatives
    assert kind == "text/html" and "Read &lt;this&gt;." in html and 'href="https://a.example/"' in html


def test_each_message_is_sent_once_and_not_before_its_time():
    queue_mail(to="ann@example.org", subject="Now", text="Now")
    queue_mail(to="ann@example.org", subject="Later", text="L", due_at=timezone.now() + timedelta(hours=1))
    assert (send(), send()) == (1, 0)
    assert send(timedelta(hours=2)) == 1
    assert [one.subject for one in mail.outbox] == ["Now", "Later"]


def test_a_text_goes_to_the_sender_that_was_chosen(settings, tmp_path):
    settings.HOME = tmp_path
    queue_text(to="07700 900000", text="Your code is 123456.")
    assert send() == 1
    [file] = (tmp_path / "texts").iterdir()
    assert file.read_text() == "To: 07700 900000\n\nYour code is 123456.\n"


def test_what_cannot_be_sent_is_tried_again_and_given_up_in_the_end(monkeypatch):
    def refuses(message):
        raise ConnectionRefusedError

    monkeypatch.setattr("alongside.exchange.accounts.services.messages._hand_over", refuses)
    queue_mail(to="ann@example.org", subject="Hello", text="Hello")
    days = [send(timedelta(days=day)) for day in range(1, MOST_TRIES + 3)]
    assert sum(days) == 0
    assert Message.objects.get().tries == MOST_TRIES


def test_whoever_left_meanwhile_is_not_written_to():
    user = User.objects.create(email="ann@example.org")
    kept = queue_mail(to=user.email, subject="Hello\nthere", text="Hello", user_id=user.pk)
    assert kept.subject == "Hello there" and kept.stop_url.startswith("/stop/")
    User.objects.update(is_active=False)
    queue_mail(to="", subject="Nobody", text="Hello")
    assert send() == 0
    assert not Message.objects.exists() and not mail.outbox

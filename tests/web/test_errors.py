"""Error pages say what happened and what to do, and reveal nothing."""

import logging

import pytest
from django.test import Client, RequestFactory

from alongside.web import errors
from alongside.web.home import views

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_says_what_to_do(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "This page is not here" in page and "What you can do" in page and "nowhere" not in page


def test_a_fault_of_ours_says_so_and_tells_nothing_of_itself(monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("inner-secret")

    monkeypatch.setattr(views, "asked_lately", broken)
    with caplog.at_level(logging.CRITICAL):
        response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    page = response.content.decode()
    assert "Something went wrong on our side" in page
    assert "inner-secret" not in page and "RuntimeError" not in page and "Traceback" not in page
    assert "Content-Security-Policy" in response.headers


def test_an_unknown_host_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("view", "arguments", "status"),
    [
        (errors.bad_request, [ValueError()], 400),
        (errors.forbidden, [PermissionError()], 403),
        (errors.not_found, [ValueError()], 404),
        (errors.fault, [], 500),
        (errors.form_expired, ["CSRF"], 403),
    ],
)
def test_each_error_page_has_its_status_and_a_way_on(view, arguments, status):
    response = view(RequestFactory().get("/"), *arguments)
    assert response.status_code == status
    assert b'href="/"' in response.content and b"What you can do" in response.content

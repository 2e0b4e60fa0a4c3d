"""Questions are answered without a name; the answers are added up and gone."""

from alongside.exchange.evidence.models import OutcomeAnswer, OutcomeForm
from tests._support import evidence_measures as made
from tests._support.evidence_measures import series, share

SAID = {
    "intro": "Before a visit",
    "question-1": "How are you?",
    "worst": "bad",
    "best": "good",
    "is_open": "yes",
}


def test_questions_are_written_and_answered_by_anybody(page, client, keeper):
    found = series(keeper, share(per=1))
    at = f"/measures/series/{found.ref}/ask/"
    assert page(at)[0] == 200
    status, text, _ = page(at, **(SAID | {"worst": ""}))
    assert status == 422 and "How are you?" in text
    assert page(at, **SAID)[0] == 302
    form = OutcomeForm.objects.get()
    assert f"/measures/asked/{form.ref}/" in page(at)[1]
    client.logout()
    path = f"/measures/asked/{form.ref}/"
    text = client.get(path).content.decode()
    assert "How are you?" in text and "No name is asked for" in text
    answer = client.post(path, {"answer-1": "7"})
    assert answer.status_code == 422 and "checked" in answer.content.decode()
    assert client.post(path, {"answer-1": "70", "consent": "yes"}).status_code == 422
    assert client.post(path, {"answer-1": "7", "consent": "yes"}).status_code == 200
    assert OutcomeAnswer.objects.get().score == 7
    OutcomeForm.objects.update(is_open=False)
    assert "closed" in client.get(path).content.decode()
    assert client.post(path, {"answer-1": "7", "consent": "yes"}).status_code == 422
    assert client.get("/measures/asked/nothere/").status_code == 404


def test_answers_of_times_that_are_over_are_added_up(page, keeper):
    found = series(keeper, share(per=1))
    form = made.form(found)
    at = f"/measures/series/{found.ref}/"
    assert "No time is over" in page(f"{at}add-up/", go="1")[1]
    for _ in range(5):
        made.answer(form, 6.0, "2025-01-01")
    made.answer(form, 6.0, "2025-02-01")
    assert "2 times that are over" in page(at)[1]
    text = page(f"{at}add-up/", go="1")[1]
    assert "1 figure was made" in text and "fewer than five" in text
    assert not OutcomeAnswer.objects.exists()


def test_questions_stand_only_behind_a_mean(page, keeper):
    assert page(f"/measures/series/{series(keeper).ref}/ask/")[0] == 404

"""Answers are added and never written over; what the innovation keeps itself is kept there."""

import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.audit.models import Entry
from alongside.exchange.innovations import national
from alongside.exchange.innovations.models import Innovation, RecordAnswer
from alongside.exchange.innovations.notices import InnovationRefused
from alongside.exchange.innovations.services import recording
from tests._support import rows
from tests._support.innovations import innovation
from tests._support.partnerships import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamp():
    return innovation(title="Lamp", owner=rows.actor("Ward").party)


@pytest.fixture
def ward(lamp):
    return Doer(user_id=user_of(lamp.owner, "ward@example.org").pk, acting_for_id=lamp.owner_id)


def versions(question):
    found = RecordAnswer.objects.filter(question=question).order_by("version")
    return [(one.version, one.value, one.how) for one in found]


def test_only_what_changed_becomes_a_version(lamp, ward):
    ref = lamp.offer.ref
    assert recording.answer(ref=ref, said={"what": "A lamp", "problem": "", "wanted": []}, by=ward) == 1
    assert recording.answer(ref=ref, said={"what": "A lamp"}, by=ward) == 0
    assert recording.answer(ref=ref, said={"what": ""}, by=ward) == 1
    assert versions("what") == [(1, "A lamp", "said"), (2, "", "said")]
    assert recording.answer(ref=ref, said={"wanted": ["try", "money"]}, by=ward) == 1
    assert recording.answer(ref=ref, said={"wanted": ["money", "try"]}, by=ward) == 0


def test_the_trail_names_questions_and_no_words(lamp, ward):
    recording.answer(ref=lamp.offer.ref, said={"what": "Secret"}, by=ward)
    entry = Entry.objects.filter(action="answer").get()
    assert entry.detail == {"questions": ["what"], "kept": 0, "how": "said"} and "Secret" not in str(
        entry.detail
    )


def test_nothing_is_kept_of_a_form_with_one_wrong_answer(lamp, ward):
    with pytest.raises(InnovationRefused) as wrong:
        recording.answer(ref=lamp.offer.ref, said={"what": "A lamp", "purpose": "x"}, by=ward)
    assert (wrong.value.field, wrong.value.why) == ("purpose", "no-choice")
    assert not RecordAnswer.objects.exists()


def test_others_write_nothing(lamp):
    other = rows.actor("Else").party
    by = Doer(user_id=user_of(other, "else@example.org").pk, acting_for_id=other.pk)
    for act in (
        lambda: recording.answer(ref=lamp.offer.ref, said={"what": "x"}, by=by),
        lambda: recording.restore(ref=lamp.offer.ref, version=1, by=by),
        lambda: recording.drop_extra(ref=lamp.offer.ref, theirs="name", by=by),
        lambda: recording.take_in(ref=lamp.offer.ref, taken=national.TakenIn({"what": "x"}), by=by),
    ):
        with pytest.raises(Innovation.DoesNotExist):
            act()


def test_the_word_types_and_proof_are_kept_where_all_read_them(lamp, ward):
    said = {"word": "improvement", "types": ["service", "digital"], "grade": "2"}
    assert recording.answer(ref=lamp.offer.ref, said=said, by=ward) == 3
    lamp.refresh_from_db()
    assert (lamp.word, lamp.offer.innovation_types, lamp.offer.evidence) == (
        "improvement",
        ["digital", "service"],
        2,
    )
    recording.answer(ref=lamp.offer.ref, said={"types": [], "grade": ""}, by=ward)
    lamp.offer.refresh_from_db()
    assert (lamp.offer.innovation_types, lamp.offer.evidence) == ([], None)
    assert Entry.objects.filter(kind="offer", action="edit").count() == 2


def test_an_older_answer_comes_back_as_a_new_version(lamp, ward):
    for text in ("A lamp", "A torch"):
        recording.answer(ref=lamp.offer.ref, said={"what": text}, by=ward)
    first = RecordAnswer.objects.get(version=1)
    assert recording.restore(ref=lamp.offer.ref, version=first.pk, by=ward) == 1
    assert versions("what")[-1] == (3, "A lamp", "restored")
    other = RecordAnswer.objects.create(innovation=innovation(), question="what", value="x", version=1)
    with pytest.raises(InnovationRefused):
        recording.restore(ref=lamp.offer.ref, version=other.pk, by=ward)


def test_a_file_says_the_same_again_after_whatever_came_between(lamp, ward):
    ref = lamp.offer.ref

    def take(said):
        recording.take_in(ref=ref, taken=national.take_in(said), by=ward)

    def out():
        rows_ = RecordAnswer.objects.filter(innovation=lamp).order_by("pk")
        now = {}
        for one in rows_:
            now.pop(one.question, None)
            now[one.question] = one.value
        return national.give_out(now.items())["mainPurpose"]

    take({"mainPurpose": "OWN_WORDS"})
    assert out() == "OWN_WORDS"
    recording.answer(ref=ref, said={"purpose": "treat"}, by=ward)
    assert out() == "PROVIDE_TREATMENT"
    take({"mainPurpose": "OWN_WORDS"})
    assert out() == "OWN_WORDS"
    take({"mainPurpose": "PROVIDE_TREATMENT"})
    assert out() == "PROVIDE_TREATMENT"


def test_a_file_hints_at_types_only_where_none_are_known(lamp, ward):
    taken = national.take_in({"categories": ["AI"]})
    recording.take_in(ref=lamp.offer.ref, taken=taken, by=ward)
    lamp.offer.refresh_from_db()
    assert lamp.offer.innovation_types == ["digital"]
    recording.answer(ref=lamp.offer.ref, said={"types": ["service"]}, by=ward)
    recording.take_in(ref=lamp.offer.ref, taken=taken, by=ward)
    lamp.offer.refresh_from_db()
    assert lamp.offer.innovation_types == ["service"]

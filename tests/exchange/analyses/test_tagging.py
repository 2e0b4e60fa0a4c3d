"""What needs and offers are about, read from their words."""

import pytest

from alongside.exchange.analyses import tagging
from alongside.exchange.directory.models import AmbiguousWord
from alongside.exchange.offers.models import OfferSubject
from tests._support import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("indexed")]


def test_subjects_are_found_with_the_words_that_showed_them():
    carers = rows.subject("carers", "Unpaid carers", "group", ("family carer",))
    assert tagging.subjects_in("A group for Family Carers") == {carers.pk: "Family Carers"}
    assert tagging.subjects_in("A group for bakers") == {}


def test_a_need_is_about_what_it_lacks_and_an_offer_is_not():
    transport = rows.subject("transport", "Transport")
    assert tagging.subjects_in("There is no transport") == {}
    assert set(tagging.subjects_in("There is no transport", wanted=True)) == {transport.pk}


def test_tagging_again_replaces_what_was_read_and_leaves_what_was_said():
    bread, soup, tea = (rows.subject(word, word.title()) for word in ("bread", "soup", "tea"))
    offer, need = rows.offer("Bread"), rows.need("Soup")
    OfferSubject.objects.create(offer=offer, subject=tea)
    tagging.tag_everything()
    about = lambda row: {(about.subject, about.words) for about in row.abouts.all()}  # noqa: E731
    assert about(offer) == {(bread, "Bread"), (tea, "")} and about(need) == {(soup, "Soup")}
    type(offer).objects.filter(pk=offer.pk).update(title="Tea and soup")
    tagging.tag_offers([offer.pk])
    assert about(offer) == {(soup, "soup"), (tea, "")}
    tagging.tag_offers([offer.pk])
    assert offer.abouts.count() == 2


def test_a_word_with_two_meanings_is_asked_about():
    rows.subject("respite", "Breaks for carers")
    rows.subject("fracture", "Broken bones", "condition")
    AmbiguousWord.objects.create(
        word="break", question="Which break?", choices=["respite", "fracture"], dataset=rows.dataset()
    )
    asked, choices = tagging.open_question("I need a break")
    assert asked.question == "Which break?" and choices == {
        "respite": "Breaks for carers",
        "fracture": "Broken bones",
    }
    assert tagging.open_question("I need bread") is None

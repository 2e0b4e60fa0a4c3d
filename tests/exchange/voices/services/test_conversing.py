import pytest

from alongside.exchange.accounts.access import Doer
from alongside.exchange.voices.models import Ask, Contribution, Conversation, Information, Statement
from alongside.exchange.voices.notices import AskRefused
from alongside.exchange.voices.services import conversing
from alongside.exchange.voices.services.conversing import Reading
from tests._support import rows, voices

pytestmark = pytest.mark.django_db
LINES = ["One", "Two", "Three", "Four", "Five"]


@pytest.fixture
def draft():
    """A draft, and whoever runs it."""
    party, by = voices.asker()
    return voices.ask(state="draft", owner=party), by


def refused(act, **said):
    with pytest.raises(AskRefused) as found:
        act(**said)
    return found.value.why, found.value.field


def test_it_is_set_up_and_opens_once_there_is_enough(draft):
    ask, by = draft
    said = {"ref": ask.ref, "by": by}
    assert refused(conversing.set_up, **said, longest=90, looked_at=True, languages=["en"]) == (
        "longest",
        "longest",
    )
    conversing.set_up(**said, longest=140, looked_at=False, languages=["en", "cy"])
    made = conversing.add_seeds(**said, lines=LINES[:4])
    assert [(one.number, one.state, one.seed, one.language) for one in made] == [
        (number, "shown", True, "en") for number in (1, 2, 3, 4)
    ]
    assert refused(conversing.open_conversation, **said) == ("few-seeds", "open")
    assert refused(conversing.add_seeds, **said, lines=LINES[:4]) == ("no-lines", "lines")
    assert refused(conversing.add_seeds, **said, lines=["x" * 141]) == ("long-statement", "lines")
    (fifth,) = conversing.add_seeds(**said, lines=LINES, language="cy")
    assert (fifth.number, fifth.text, fifth.language) == (5, "Five", "cy")
    conversing.open_conversation(**said)
    ask.refresh_from_db()
    assert ask.state == "open"
    assert set(Contribution.objects.values_list("kind", "participant")) == {("statement", None)}


def test_once_it_is_open_only_languages_are_added_and_nothing_is_taken_out(draft):
    ask, by = draft
    said = {"ref": ask.ref, "by": by}
    conversing.add_seeds(**said, lines=LINES)
    conversing.drop_seed(**said, number=5)
    conversing.add_seeds(**said, lines=["Six"])
    conversing.open_conversation(**said)
    conversing.set_up(**said, longest=300, looked_at=False, languages=["pl"])
    found = Conversation.objects.get()
    assert (found.longest, found.looked_at, found.languages) == (200, True, ["en", "pl"])
    assert refused(conversing.drop_seed, **said, number=1)[0] == "not-draft"
    ask.refresh_from_db()
    ask.state = Ask.State.CLOSED
    ask.save()
    assert refused(conversing.add_seeds, **said, lines=["Seven"])[0] == "over"


def test_what_was_said_is_written_in_another_language_and_written_again(draft):
    ask, by = draft
    said = {"ref": ask.ref, "by": by}
    conversing.set_up(**said, longest=200, looked_at=True, languages=["en", "cy"])
    conversing.add_seeds(**said, lines=["More benches"])
    conversing.translate(**said, number=1, language="cy", text="Mwy o feinciau ")
    conversing.translate(**said, number=1, language="cy", text="Rhagor o feinciau")
    assert list(Statement.objects.get().texts.values_list("language", "text")) == [
        ("cy", "Rhagor o feinciau")
    ]
    assert refused(conversing.translate, **said, number=1, language="en", text="x") == ("languages", "text-1")
    assert refused(conversing.translate, **said, number=1, language="pl", text="x")[0] == "languages"
    assert refused(conversing.translate, **said, number=1, language="cy", text=" ")[0] == "no-text"
    with pytest.raises(Statement.DoesNotExist):
        conversing.translate(**said, number=2, language="cy", text="x")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"kind": "book"}, "no-kind"),
        ({"title": " "}, "no-info-title"),
        ({"url": "javascript:alert(1)"}, "no-url"),
        ({"url": "https://a.example/" + "x" * 1000}, "no-url"),
        ({"kind": "video"}, "no-otherwise"),
        ({"url": "https://a.example/there"}, "known-url"),
    ],
)
def test_what_to_read_first_is_refused_with_the_field_to_mend(draft, change, why):
    ask, by = draft
    good = {"kind": "page", "title": "Buses", "url": "https://a.example/there"}
    conversing.add_information(ref=ask.ref, reading=Reading(**good), by=by)
    other = good | {"url": "https://a.example/other"} | change
    assert refused(conversing.add_information, ref=ask.ref, reading=Reading(**other), by=by)[0] == why


def test_what_to_read_first_stands_in_order_and_is_taken_out(draft):
    ask, by = draft
    for name in ("b", "a"):
        said = Reading("video", name, f"https://a.example/{name}", "", "Captions", "xx")
        conversing.add_information(ref=ask.ref, reading=said, by=by)
    first, second = Information.objects.all()
    assert (first.title, second.title, first.language) == ("b", "a", "en")
    conversing.drop_information(ref=ask.ref, information=first.ref, by=by)
    assert Information.objects.get() == second


def test_nobody_else_writes_anything(draft):
    ask, _by = draft
    ballot = voices.ask(kind="ballot", state="draft", owner=ask.owner)
    other = Doer(user_id=voices.user_of(rows.actor().party, "b@example.org").pk)
    for ref, by in ((ask.ref, other), (ballot.ref, draft[1]), ("nowhere", draft[1])):
        with pytest.raises(Ask.DoesNotExist):
            conversing.add_seeds(ref=ref, lines=LINES, by=by)
    assert not Statement.objects.exists()

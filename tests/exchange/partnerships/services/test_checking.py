"""Lines are marked with their history, ways of working are compared, and what members notice is kept."""

import pytest

from alongside.exchange.audit.models import Entry
from alongside.exchange.partnerships.models import Fit, Mark, Partnership
from alongside.exchange.partnerships.notices import PartnershipRefused
from alongside.exchange.partnerships.queries import checks, open_checks
from alongside.exchange.partnerships.services import checking
from tests._support.partnership_work import crew, stranger

pytestmark = pytest.mark.django_db
PAIRS = {"public_civil": "competing", "public_network": "compatible", "civil_network": "compatible"}


def mark(those, item="vision", state="done", instrument="tactics", at=0, **more):
    said = {"instrument": instrument, "item": item, "state": state} | more
    return checking.mark(ref=those.ref, by=those.by(at), **said)


def refusal(do, *args, **named):
    with pytest.raises(PartnershipRefused) as problem:
        do(*args, **named)
    return problem.value.why, problem.value.field


def test_the_newest_mark_counts_and_the_older_ones_stay():
    those = crew()
    assert len(open_checks(those.found)) == 7
    mark(those)
    mark(those, state="concern", note="Two visions", at=1)
    line = next(one for one in checks.tactics_of(those.found) if one.item.id == "vision")
    assert line.mark.state == "concern" and [one.state for one in line.marks] == ["concern", "done"]
    assert line.is_open and len(open_checks(those.found)) == 7
    mark(those, state="not-needed")
    mark(those, item="sponsor")
    assert len(open_checks(those.found)) == 5
    mark(those, state="open")
    assert len(open_checks(those.found)) == 6
    assert Entry.objects.filter(action="mark").first().detail == {"state": "done"}


def test_a_concern_about_one_member_stays_open_at_every_stage():
    those = crew()
    mark(those, "trust", "concern", "drivers", note="We fell out in spring", about=those.members[1].pk)
    Partnership.objects.update(stage="design")
    found = Partnership.objects.get()
    last = open_checks(found)[-1]
    assert (last.instrument, last.item.id, last.about) == ("drivers", "trust", those.members[1])
    of_one = checks.choosing(found, "drivers", [those.members[1], None])
    assert len(of_one) == 22 and sum(line.mark is not None for line in of_one) == 1


def test_what_is_no_line_or_no_mark_is_refused():
    those = crew()
    assert refusal(mark, those, "nothing") == ("no-line", "state")
    assert refusal(mark, those, "proactive", instrument="responses") == ("no-line", "state")
    assert refusal(mark, those, state="concern") == ("no-concern", "note")
    assert refusal(mark, those, about=crew(name="B").members[0].pk) == ("no-member", "about")
    with pytest.raises(Partnership.DoesNotExist):
        checking.mark(ref=those.ref, instrument="tactics", item="vision", state="done", by=stranger())
    assert not Mark.objects.exists()


def test_each_member_says_once_how_ways_of_working_fit_and_the_hardest_is_told():
    those = crew()
    for at, leads in ((0, "public-service"), (1, "civil-society"), (1, "network")):
        checking.say_fit(ref=those.ref, leads=leads, relations=PAIRS, by=those.by(at))
    assert Fit.objects.count() == 2 and Fit.objects.get(member=those.members[1]).leads == "network"
    said = PAIRS | {"public_civil": "conflicting"}
    checking.say_fit(ref=those.ref, leads="network", relations=said, by=those.by(1))
    pair = checks.meets(checks.fits_of(those.found))[0]
    assert pair.hardest == "conflicting" and pair.counts == {"competing": 1, "conflicting": 1}
    without = {"ref": those.ref, "by": those.by(), "leads": "network", "relations": {}}
    assert refusal(checking.say_fit, **without) == ("no-fit", "public_civil")


def test_what_is_noticed_and_how_the_work_goes_is_kept_with_what_was_said_before():
    those = crew()
    checking.remark(ref=those.ref, kind="context", words="One bus a day", by=those.by())
    assert [one.member for one in checks.remarks_of(those.found)] == [those.members[0]]
    for scale in (2, 4):
        checking.tell_aspect(
            ref=those.ref, dimension="vision-scope", words="All of the town", scale=scale, by=those.by()
        )
    assert [one.scale for one in checks.aspects_of(those.found)["vision-scope"]] == [4, 2]
    told = {"ref": those.ref, "by": those.by()}
    assert refusal(checking.tell_aspect, dimension="vision-scope", words="x", **told) == ("no-scale", "scale")
    assert refusal(checking.tell_aspect, dimension="mood", words="x", **told) == ("no-line", "dimension")
    assert refusal(checking.remark, kind="why", words="", **told) == ("no-words", "words")
    assert refusal(checking.remark, kind="gossip", words="x", **told) == ("no-mark", "kind")
    kept = checking.tell_aspect(dimension="origin", words="In the library", scale=3, **told)
    assert kept.scale is None

"""Reports: made by anyone, decided by those who may, appealed once, and found out by nobody."""

import pytest

from alongside.exchange.accounts import moderation as queries
from alongside.exchange.accounts.access import VISITOR, Doer, Viewer, viewer_for
from alongside.exchange.accounts.models import Acting, Circle, Message, Notice, Party, Report, User
from alongside.exchange.accounts.services import moderation as services
from alongside.exchange.audit.models import Change, Entry
from tests._support import rows

pytestmark = pytest.mark.django_db


def person(name, role="member", party=None):
    user = User.objects.create(email=f"{name}@example.org", name=name)
    Acting.objects.create(user=user, party=party or Party.objects.create(), role=role)
    return user


def by(user):
    return Doer(user_id=user.pk)


@pytest.fixture
def judge():
    return person("judge", "moderator")


def reported(row=None, kind="offer", viewer=VISITOR, **said):
    key = row.ref if row else ""
    plain = {"page": f"/offers/{key}/", "reason": "wrong", "words": "It has ended.", "by": None}
    return services.report_problem(kind=kind, key=key, viewer=viewer, **(plain | said))


def decided(report, judge, outcome="down", **said):
    plain = {"reason": "wrong", "words": "It ended in May."} | said
    return services.decide_report(ref=report.ref, outcome=outcome, by=by(judge), **plain)


def test_every_kind_of_row_that_people_share_can_be_reported():
    assert {"actor", "need", "offer"} <= set(queries.shared_models())
    for kind, row in (("actor", rows.actor()), ("need", rows.need()), ("offer", rows.offer())):
        assert reported(row, kind).row_ref == row.ref


def test_a_visitor_reports_and_is_told_by_mail(judge):
    report = reported(rows.offer("Tea"), email="v@example.org")
    assert (report.user_id, report.guest.email, report.state) == (None, "v@example.org", "open")
    assert Notice.objects.get(user=judge).url == f"/moderation/{report.ref}/"
    assert Entry.objects.get(action="report").detail == {"reason": "wrong"}
    decided(report, judge, "left")
    assert "stays as it is" in Message.objects.get().text
    with pytest.raises(services.ReportRefused):
        reported(reason="nonsense")


def test_a_report_finds_out_nothing_about_a_hidden_row():
    hidden = rows.offer("Secret", visibility="members")
    absent = reported(None, page="/offers/abc/")
    report = reported(hidden)
    assert (
        (report.kind, report.row_ref, report.world)
        == (absent.kind, absent.row_ref, absent.world)
        == ("", "", "real")
    )
    assert reported(hidden, viewer=viewer_for(person("ann"))).row_ref == hidden.ref


def test_what_is_taken_down_is_seen_by_its_owner_alone_who_is_told_why(judge):
    owner = Party.objects.create()
    ann = person("ann", "editor", owner)
    offer = rows.offer("Tea", owner=owner)
    report = decided(reported(offer), judge)
    offer.refresh_from_db()
    assert (offer.visibility, report.was_visible, report.state) == ("private", "public", "upheld")
    assert queries.seen_row(VISITOR, "offer", offer.ref) is None
    assert queries.seen_row(viewer_for(ann), "offer", offer.ref) == offer
    assert queries.taken_down(viewer_for(ann), offer) == report
    assert Notice.objects.get(user=ann).url == f"/report/{report.ref}/"
    assert queries.own_report(viewer_for(ann), report.ref) == (report, "owner")
    assert queries.own_report(viewer_for(person("bob")), report.ref) is None
    assert ("offer", [offer.pk]) in Change.objects.values_list("kind", "ids")
    with pytest.raises(services.ReportRefused, match="already"):
        decided(report, judge)


@pytest.mark.parametrize("owned", [True, False])
def test_an_appeal_is_decided_by_another_and_puts_back_what_was(judge, owned):
    owner = Party.objects.create() if owned else None
    ann = person("ann", "editor", owner)
    offer = rows.offer("Tea", owner=owner, visibility="members" if owned else "public")
    before = offer.visibility
    report = decided(reported(offer, viewer=viewer_for(ann)), judge)
    viewer = viewer_for(ann)
    if owned:
        with pytest.raises(services.ReportRefused, match="Write why"):
            services.appeal(ref=report.ref, words="", viewer=viewer, by=by(ann))
        services.appeal(ref=report.ref, words="It goes on.", viewer=viewer, by=by(ann))
        with pytest.raises(services.ReportRefused, match="once"):
            services.appeal(ref=report.ref, words="Again.", viewer=viewer, by=by(ann))
    else:
        Report.objects.filter(pk=report.pk).update(state="appealed")
    said = {"ref": report.ref, "put_back": True, "words": "You are right."}
    with pytest.raises(services.ReportRefused, match="Somebody else"):
        services.decide_appeal(**said, by=by(judge))
    assert report not in queries.waiting_reports(viewer_for(judge))
    other = person("other", "admin")
    assert report in queries.waiting_reports(viewer_for(other))
    services.decide_appeal(**said, by=by(other))
    offer.refresh_from_db()
    assert (offer.visibility, offer.owner) == (before, owner)
    assert Report.objects.get().state == "final" and Report.objects.get().was_visible == ""


def test_only_those_who_decide_see_and_decide(judge):
    offer = rows.offer("Tea")
    report = reported(offer)
    for user in (person("ann"), person("nell", "broker"), person("ed", "editor")):
        assert not queries.reports_for(viewer_for(user)).exists()
        with pytest.raises(Report.DoesNotExist):
            decided(report, user)
        with pytest.raises(Report.DoesNotExist):
            services.appeal(ref=report.ref, words="x", viewer=viewer_for(user), by=by(user))
    for said in ({"outcome": "burn"}, {"reason": "because"}):
        with pytest.raises(services.ReportRefused):
            decided(report, judge, **said)
    with pytest.raises(services.ReportRefused, match="no entry"):
        decided(reported(None), judge)


def test_what_may_harm_waits_first_then_the_oldest(judge):
    first, second = reported(), reported()
    harm = reported(reason="danger")
    found = queries.waiting_reports(Viewer(user_id=judge.pk))
    assert found == [harm, first, second]


def test_the_log_holds_nothing_that_somebody_wrote(judge):
    decided(reported(rows.offer("Private matter"), email="v@example.org"), judge)
    text = str(list(queries.log_rows(viewer_for(judge))))
    assert "wrong" in text
    for word in ("ended", "May", "Private matter", "v@example.org", "judge"):
        assert word not in text
    assert list(queries.log_rows(VISITOR)) == []


def test_what_stands_in_a_private_group_is_not_shown_to_whoever_decides(judge):
    circle = Circle.objects.create(name="C")
    offer = rows.offer("Inside words", visibility="circle")
    offer.circles.add(circle)
    member = Viewer(user_id=person("ann").pk, circles=frozenset({circle.pk}))
    report = decided(reported(offer, viewer=member), judge)
    assert queries.shown_row(viewer_for(judge), report) is None


def test_a_load_does_not_bring_back_what_was_taken_down(judge):
    offer = rows.offer("Tea", dataset=rows.dataset())
    decided(reported(offer), judge)
    type(offer).objects.filter(pk=offer.pk).update(visibility="public", owner=None)
    assert services.keep_down(dataset=rows.dataset().pk, by=Doer(process="load")) == 1
    assert services.keep_down(dataset=rows.dataset().pk, by=Doer(process="load")) == 0
    assert queries.seen_row(VISITOR, "offer", offer.ref) is None

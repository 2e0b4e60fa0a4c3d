"""What a full world holds of innovations: their records, who uses what, plans, and all our projects.

The tokens are those of the table in `tests/specs/test_sight_of_people.py`. Nina keeps the innovations for the
ward, which shares a circle with Omar's club; Otto's organisation is in no circle.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts.models import Visibility
from alongside.exchange.innovations.models import Innovation
from alongside.exchange.innovations.services import (
    adopting,
    innovations,
    moving,
    planning,
    portfolios,
    recording,
    rolling_out,
    supporting,
)

TODAY = timezone.localdate()
PAST, SOON = TODAY - timedelta(days=40), TODAY + timedelta(days=40)
PAUSED = {"why": "ZqPauseWhy", "resume": "ZqPauseResume"}


def moved(world: Any) -> None:
    """All of it; `world` remembers each under its token."""
    _begun(world)
    _told(world)
    _stopped(world)
    _helped(world)
    _used(world)
    _tried(world)
    _planned(world)
    _together(world)


def _begin(world: Any, token: str, sight: str, record: str) -> Innovation:
    """An innovation of the ward; the offer is seen so far, the record so far."""
    nina = world.by("nina")
    said = {"title": token, "summary": f"{token}Text carers want lunch", "place_id": world.town.pk}
    row = innovations.start(
        **said, types=["digital"], stage="testing", since=PAST, visibility="private", world="real", by=nina
    )
    shared = {"visibility": sight, "record_visibility": record}
    innovations.share(ref=row.offer.ref, **shared, circles=[world.inner.ref], by=nina)
    world.keep("innovations", row.offer, token)
    row.refresh_from_db()
    return row


def _begun(world: Any) -> None:
    """For all with a record for a circle; for nobody; one for the circle whose record says it is public."""
    _begin(world, "ZqInvent", "public", "circle")
    _begin(world, "ZqInventOwn", "private", "private")
    inner = _begin(world, "ZqInventInner", "circle", "circle")
    innovations.edit(ref=inner.offer.ref, said={"theme": "ZqInnerTheme"}, by=world.by("nina"))
    Innovation.objects.filter(pk=inner.pk).update(visibility=Visibility.PUBLIC)  # the offer was public then
    found = world.made["ZqInvent"]
    world.refs["offers"].append((found.ref, "ZqInvent"))
    for kind, other, why in (
        ("beside", "ZqInventOwn", "ZqLinkHidden"),
        ("built-on", "ZqInventInner", "ZqLinkInner"),
    ):
        innovations.link(ref=found.ref, kind=kind, other=world.made[other], why=why, by=world.by("nina"))
    innovations.link(ref=inner.offer.ref, kind="replaces", other=found, why="ZqLinkBack", by=world.by("nina"))


def _told(world: Any) -> None:
    """What the record says, what was said of the gate, and what was decided there."""
    at = {"ref": world.made["ZqInvent"].ref, "by": world.by("nina")}
    own = {"ref": world.made["ZqInventOwn"].ref, "by": world.by("nina")}
    recording.answer(said={"what": "ZqWhatBefore"}, **at)
    recording.answer(said={"what": "ZqWhatIsIt", "problem": "ZqProblem", "how": "ZqHowItIsMade"}, **at)
    recording.answer(said={"what": "ZqWhatOwn"}, **own)
    innovations.edit(said={"theme": "ZqTheme", "cost": 900, "value": 4000}, **at)
    moving.show_item(item="effect", state="shown", words="ZqEffect", url="https://x.example/zqeffect", **at)
    moving.change_status(status="paused", texts=PAUSED, until=SOON, **at)
    moving.change_status(status="moving", texts={"why": "ZqGoesOn"}, **at)
    said = {"role": "ZqRole", "evidence": "ZqEvidence", "reasons": "ZqGateReasons", "decided_on": TODAY}
    held = moving.Decided(decision="hold", organisation="ZqBoard", again_on=SOON, **said)
    moving.decide(said=held, **at)
    due = {"kind": "lab", "due_on": PAST + timedelta(days=9)}
    made = planning.keep_milestone(what="ZqDue", **due, **at)
    world.keep("milestones", made, "ZqDue")
    done = planning.keep_milestone(what="ZqDone", **due, **at)
    shown = {"done_on": TODAY, "evidence": "ZqDoneShown", "people": 9}
    planning.finish_milestone(milestone=done.ref, **shown, **at)
    said = planning.TrialSaid("ZqMeasure", "up", PAST, TODAY - timedelta(days=2), 3.0, "ZqWhere")
    ended = planning.begin_trial(said=said, **at)
    planning.end_trial(trial=ended.ref, end_value=5.0, learned="ZqTrialLearned", **at)
    said = planning.TrialSaid("ZqMeasureNext", "up", PAST, SOON, 3.0)
    world.keep("trials", planning.begin_trial(said=said, **at), "ZqMeasureNext")


def _stopped(world: Any) -> None:
    """Two that stopped: what was learned of the one is for all, of the other for whoever sees its record."""
    for token, lesson, is_shared in (("ZqEnded", "ZqLesson", True), ("ZqEndedQuiet", "ZqQuiet", False)):
        row = _begin(world, token, "public", "circle")
        texts = {name: f"{lesson}{name.title()}" for name in ("why", "tried", "learned", "others")}
        at = {"ref": row.offer.ref, "by": world.by("nina")}
        moving.change_status(status="stopped", texts=texts, is_shared=is_shared, **at)


def _helped(world: Any) -> None:
    """Whom Nina asked for help, with a question sent and one answered; who stands behind it; a body."""
    at = {"ref": world.made["ZqInvent"].ref, "by": world.by("nina")}
    hidden = supporting.Asked("design", "ZqAskedHelp", whom="ZqAskedWhom", asked_on=PAST)
    made = supporting.ask(said=hidden, **at)
    made.actor, made.enquiry = world.made["ZqBodyPrivate"], world.made["ZqAboutCircle"]
    made.save()
    world.keep("helped", made, "ZqAskedHelp")
    about = {"offer": world.made["ZqOfferCircle"], "asked_on": PAST}
    made = supporting.ask(said=supporting.Asked("data", "ZqAskedData", **about), **at)
    given = {"state": "given", "given_by": "ZqHelper", "outcome": "ZqHelpedOut", "answered_on": TODAY}
    supporting.settle(ask=made.ref, **given, **at)
    for kind, more in (("policy", {}), ("practice", {"site": "ZqSponsorSite", "trained": 7})):
        said = {"organisation": "ZqSponsor", "role": "ZqSponsorRole", "words": "ZqSponsorWords"}
        behind = supporting.Behind(kind, **said, stage="testing", since=PAST, **more)
        world.keep("sponsors", supporting.keep_sponsor(said=behind, **at), "ZqSponsor")
    said = {"words": "ZqAppraisal", "next_step": "ZqNextStep", "next_on": SOON}
    body = supporting.Appraised("appraisal", "ZqBody", "ZqGuidance", "under-way", PAST, **said)
    world.keep("bodies", supporting.appraise(said=body, **at), "ZqBody")


def _use(world: Any, who: str, what: str, token: str, sight: str, **more: Any) -> Any:
    """That somebody's organisation uses something, with the whole of how it went."""
    by = world.by(who)
    said = adopting.Begun(
        "using", PAST, "excellence", world.town, will_talk=True, talk_how=f"{token}Talk", **more
    )
    circles = [world.inner.ref] if sight == "circle" else []
    row = adopting.begin(ref=world.made[what].ref, said=said, visibility=sight, circles=circles, by=by)
    texts = {name: f"{token}{name.title()}" for name in adopting.TEXTS}
    adopting.tell_how(ref=row.ref, said=texts | {"users": 30}, by=by)
    adopting.adapt(ref=row.ref, on=TODAY, words=f"{token}Changed", why=f"{token}ChangedWhy", by=by)
    return world.keep("adoptions", row, token)


def _used(world: Any) -> None:
    """By the ward for its circle, by the club for all, by Otto's for nobody; and of what nobody may see."""
    hidden, ward = world.made["ZqBodyPrivate"], world.bodies["ward"]
    first = _use(world, "nina", "ZqInvent", "ZqUseCircle", "circle", lender=hidden, thanks="ZqThanksHidden")
    _use(world, "nina", "ZqInventOwn", "ZqUseOwn", "public")
    row = _use(world, "omar", "ZqInvent", "ZqUse", "public", lender=ward, thanks="ZqThanks")
    assert row.earlier_id == first.pk
    _use(world, "otto", "ZqInvent", "ZqUseOtto", "private")
    omar = {"ref": row.ref, "by": world.by("omar")}
    freed = adopting.Freed("ZqRoom", "partly", TODAY, world.made["ZqInventInner"], numbers={"hours_real": 4})
    adopting.displace(said=freed, **omar)
    adopting.pass_on(words="ZqPassed", worked="yes", learned="ZqPassedOn", on=TODAY, **omar)


def _tried(world: Any) -> None:
    """Sites that stopped: one for all, for what only the circle knows; one at a site that is hidden."""
    row = _use(world, "omar", "ZqEnded", "ZqLeft", "public")
    instead = world.made["ZqInventInner"]
    said = adopting.Stopped(TODAY, "cost", "ZqLeftWords", replaced_by=instead, would_again="no")
    adopting.stop(ref=row.ref, said=said, by=world.by("omar"))
    row = _use(world, "nina", "ZqEnded", "ZqUnseen", "public")
    row.site = world.made["ZqBodyCircle"]
    row.save()
    said = adopting.Stopped(TODAY, "harm", "ZqUnseenWords")
    adopting.stop(ref=row.ref, said=said, by=world.by("nina"))


def _planned(world: Any) -> None:
    """A plan of the ward for its circle: for the club, and for an organisation that only Nina may see."""
    nina = world.by("nina")
    plan = rolling_out.Plan("ZqPlan", 2, SOON, sponsor="ZqPlanSponsor")
    sight = {"visibility": "circle", "circles": [world.inner.ref]}
    row = rolling_out.plan(ref=world.made["ZqInvent"].ref, said=plan, **sight, by=nina)
    world.keep("plans", row, "ZqPlan")
    for site, sponsor in (
        (world.bodies["club"], "ZqPlanAt"),
        (world.made["ZqBodyPrivate"], "ZqPlanHidden"),
    ):
        rolling_out.add_site(ref=row.ref, site=site, planned_on=SOON, sponsor=sponsor, by=nina)


def _together(world: Any) -> None:
    """Projects of the club for all who sign in, one of them for the circle; and some of the ward alone."""
    omar = world.by("omar")
    shown, inner = world.made["ZqInvent"], world.made["ZqInventInner"]
    said = portfolios.Said("ZqProjects", "ZqProjectsAbout", world.town, budget=9000, hours=20)
    row = portfolios.start(said=said, offers=[shown, inner], by=omar)
    portfolios.share(ref=row.ref, visibility="members", by=omar)
    money = {"cost": 3000, "value_likely": 7000, "risk": "low"}
    for offer, token in ((shown, "ZqItem"), (inner, "ZqItemInner")):
        figures = money | {"theme": f"{token}Theme", "note": f"{token}Note"}
        portfolios.set_figures(ref=row.ref, offer_ref=offer.ref, figures=figures, by=omar)
    world.keep("portfolios", row, "ZqProjects")
    each = {"cost": 3000, "value_low": 7000, "value_likely": 7000, "value_high": 7000}
    decided = portfolios.Decided({shown.pk: each, inner.pk: each}, 9000, 20, best=True, run="")
    made = portfolios.decide(ref=row.ref, decided=decided, reasons="ZqChosenWhy", known=True, by=omar)
    world.keep("choices", made, "ZqChosenWhy")
    said = portfolios.Said("ZqProjectsOwn", "ZqProjectsOwnAbout")
    own = portfolios.start(said=said, offers=[world.made["ZqInventOwn"], shown], by=world.by("nina"))
    figures = {"note": "ZqItemOwnNote", "theme": "ZqItemOwnTheme"}
    portfolios.set_figures(ref=own.ref, offer_ref=shown.ref, figures=figures, by=world.by("nina"))
    world.keep("portfolios", own, "ZqProjectsOwn")

"""A small full world: a row or more of everything that people do with each other, each text a token.

The tokens are those of the table in `tests/specs/test_sight_of_people.py`; who may see which is said there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts import models as accounts
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.services import tell
from alongside.exchange.accounts.services.tokens import make_key
from alongside.exchange.analyses import sharing
from alongside.exchange.audit.models import Version
from alongside.exchange.digests.models import Talk
from alongside.exchange.directory.models import Connector, KeeperRequest, SamePair, Tie
from alongside.exchange.directory.services.keeping import ask_to_keep
from alongside.exchange.feeds.models import BroughtList
from alongside.exchange.matches import models as matches
from alongside.exchange.matches import services
from alongside.exchange.matches.services.calling import answer_question, ask_question, open_call
from alongside.exchange.needs.models import Draft, Joined, Note
from alongside.exchange.partnerships import models as asking
from alongside.exchange.partnerships import services as working
from tests._support import (
    evidence_world,
    full_work,
    innovations_world,
    rows,
    voices_lists,
    voices_people,
    voices_questions,
)
from tests._support.merging import doer
from tests._support.sight_rows import Login

TODAY = timezone.localdate()
SHEET = {"name": "A", "rows": [[1, ["ZqCell", "Name"]], [2, ["ZqCell", "Tea"]]], "empty": 0}
PARTS = {  # by name: for which organisation, in what part, where
    "nina": ("ward", "editor", None),
    "omar": ("club", "editor", None),
    "otto": ("outside", "editor", None),
    "cora": ("alliance", "broker", "town"),
    "faye": ("farnet", "broker", "far"),
    "mod": ("", "moderator", None),
    "root": ("", "admin", None),
}


class World:
    """The rows by name, and the token by which each is known: `refs[room]` holds (ref, token)."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = {}
        self.refs: dict[str, list[tuple[str, str]]] = {}
        self.users: dict[str, Any] = {}
        self.guests: dict[str, Any] = {}
        self.places()
        self.organisations()
        self.people()
        self.circles()
        self.entries()
        self.introductions()
        self.enquiries()
        self.calls()
        self.sharings()
        self.pairs()
        self.together()
        voices_questions.asked(self)
        voices_lists.ordered(self)
        voices_people.answered(self)
        innovations_world.moved(self)
        evidence_world.filled(self)
        self.own_things()
        self.decisions()

    def keep(self, room: str, row: Any, token: str) -> Any:
        """Remember a row under its token."""
        self.made[token] = row
        self.refs.setdefault(room, []).append((row.ref, token))
        return row

    def by(self, name: str) -> Doer:
        """Somebody as the one who does something."""
        if name in self.guests:
            return Doer(guest_id=self.guests[name].pk, acting_for_id=self.guests[name].party_id)
        return doer(self.users[name])

    def login(self, name: str) -> Login:
        """As whom somebody comes; Hal comes as Ada's helper."""
        if name == "hal":
            return Login(self.users["hal"], self.guests["ada"])
        return Login(self.users.get(name), self.guests.get(name))

    def places(self) -> None:
        self.town = rows.place("Wenbury", lat=50.5, lon=-3.5, point_basis="stated")
        self.far = rows.place("Farland")
        Connector.objects.create(
            place=self.town, name="ZqConnector", phone="01632 960101", reply_time="Within one working day"
        )
        self.refs["places"] = [(self.town.ref, "ZqConnector")]

    def organisations(self) -> None:
        self.bodies = {}
        for name, token in (
            ("ward", "ZqWard"),
            ("club", "ZqClub"),
            ("outside", "ZqOutside"),
            ("alliance", "ZqAlliance"),
        ):
            place = None if name == "alliance" else self.town
            self.bodies[name] = self.keep("actors", rows.actor(token, "Carers meet", place=place), token)
        self.bodies["farnet"] = self.keep("actors", rows.actor("ZqFarnet", place=self.far), "ZqFarnet")

    def people(self) -> None:
        for name, (body, role, place) in PARTS.items():
            self.users[name] = self.user(name, is_superuser=name == "root", is_staff=name == "root")
            accounts.Acting.objects.create(
                user=self.users[name],
                party=self.bodies[body].party if body else accounts.Party.objects.create(),
                role=role,
                place={"town": self.town, "far": self.far, None: None}[place],
            )
        self.users["hal"] = self.user("hal")
        for name, phone in (("ada", "01632 960201"), ("bob", "01632 960202")):
            said = {"name": f"Zq{name}name", "email": f"zq{name}mail@x.example", "phone": phone}
            self.guests[name] = accounts.Guest.objects.create(party=accounts.Party.objects.create(), **said)
        accounts.Helping.objects.create(
            helper=self.users["hal"],
            guest=self.guests["ada"],
            how="spoken",
            words="ZqHelping",
            given_on=TODAY,
        )

    def user(self, name: str, **more: Any) -> Any:
        said = {"email": f"zq{name}mail@x.example", "name": f"Zq{name}name"}
        return accounts.User.objects.create(**said, **more)

    def circles(self) -> None:
        ward, club = self.bodies["ward"].party, self.bodies["club"].party
        inner = accounts.Circle.objects.create(name="ZqInner", purpose="ZqInnerPurpose", host=ward)
        inner.members.set([ward, club])
        promise = accounts.Circle.objects.create(name="ZqPromise", purpose="ZqPromisePurpose", host=ward)
        promise.members.set([ward, club])
        terms = accounts.Terms.objects.create(circle=promise, version=1, text="ZqTermsText")
        accounts.Signature.objects.create(
            terms=terms, party=ward, user=self.users["nina"], authority="ZqAuthority"
        )
        accounts.Acceptance.objects.create(terms=terms, user=self.users["nina"])
        self.inner = self.keep("circles", inner, "ZqInner")
        self.promise = self.keep("circles", promise, "ZqPromise")

    def entries(self) -> None:
        ward, club = self.bodies["ward"], self.bodies["club"]
        self.shared("actors", rows.actor, "ZqBodyCircle", ward, "circle", self.inner)
        self.shared("actors", rows.actor, "ZqBodyMembers", ward, "members")
        self.shared("actors", rows.actor, "ZqBodyPrivate", ward, "private")
        sights = (("Public", "public"), ("Members", "members"), ("Private", "private"), ("Down", "private"))
        for word, sight in sights:
            self.shared("needs", rows.need, f"ZqNeed{word}", ward, sight, actor=ward)
            self.shared("offers", rows.offer, f"ZqOffer{word}", club, sight, actor=club)
        for word, circle in (("Circle", self.inner), ("Promise", self.promise)):
            self.shared("needs", rows.need, f"ZqNeed{word}", ward, "circle", circle, actor=ward)
        self.shared("offers", rows.offer, "ZqOfferCircle", club, "circle", self.inner, actor=club)
        self.shared("needs", rows.need, "ZqNeedDraft", ward, "private", actor=ward, status="draft")
        fund = {"kind": "fund", "closes_on": TODAY + timedelta(days=9), "confirmed_on": TODAY}
        self.shared("offers", rows.offer, "ZqFundMembers", club, "members", actor=club, **fund)
        ada = self.guests["ada"]
        self.keep("needs", rows.need("ZqAdaNeed", owner=ada.party, place=self.town), "ZqAdaNeed")
        bob = self.guests["bob"]
        said = {"owner": bob.party, "place": self.town, "visibility": "private"}
        self.keep("offers", rows.offer("ZqBobOffer", **said), "ZqBobOffer")
        note = {"need": self.made["ZqNeedCircle"], "on": TODAY}
        Note.objects.create(text="ZqNoteCircle", **note)
        Tie.objects.create(actor=ward, other=self.made["ZqBodyCircle"], kind="works-with", note="ZqTieCircle")
        self.made["ZqOfferPublic"].helpers.set([self.made["ZqBodyCircle"]])
        for party in (self.bodies["outside"].party, self.made["ZqBodyCircle"].party):
            Joined.objects.create(need=self.made["ZqNeedPublic"], party=party)

    def shared(
        self, room: str, make: Any, token: str, owner: Any, sight: str, circle: Any = None, **more: Any
    ) -> None:
        said = {"owner": owner.party, "visibility": sight, "place": self.town} | more
        row = self.keep(room, make(token, f"{token}Text carers want lunch", **said), token)
        if circle is not None:
            row.circles.set([circle])

    def introductions(self) -> None:
        need, offer = self.made["ZqNeedPublic"], self.made["ZqOfferPublic"]
        ref = self.introduce(need, offer, "ZqIntro", "cora")
        for which, who in (("need", "nina"), ("offer", "omar")):
            services.answer(ref=ref, which=which, says="yes", by=self.by(who))
        services.write_letter(ref=ref, which="need", text="ZqLetterNeed", by=self.by("nina"))
        services.write_letter(ref=ref, which="offer", text="ZqLetterOffer", by=self.by("omar"))
        services.say_helped(ref=ref, which="need", helped="partly", words="ZqHelped", by=self.by("nina"))
        ref = self.introduce(self.made["ZqNeedCircle"], self.made["ZqOfferCircle"], "ZqIntroCircle", "nina")
        services.answer(
            ref=ref, which="offer", says="no", why="other", words="ZqDeclined", by=self.by("omar")
        )
        self.introduce(self.made["ZqAdaNeed"], offer, "ZqIntroAda", "ada")
        for rank, other in enumerate(("ZqOfferMembers", "ZqOfferPrivate", "ZqOfferDown"), start=2):
            matches.Match.objects.create(need=need, offer=self.made[other], rank=rank, score=0.5, run="r")

    def introduce(self, need: Any, offer: Any, words: str, by: str) -> str:
        made = services.introduce(need_ref=need.ref, offer_ref=offer.ref, words=words, by=self.by(by))
        self.keep("introductions", made, words)
        return made.ref

    def enquiries(self) -> None:
        ada, bob = {"guest": self.guests["ada"]}, {"guest": self.guests["bob"]}
        self.ask("ZqRing", "ring-back", place=self.town, when="ZqWhen", **ada)
        self.ask("ZqTold", "private", place=self.town, **bob)
        self.ask("ZqNowhere", "ring-back", **bob)
        kept = {"offer": self.made["ZqOfferPublic"], "place": self.town, "user": self.users["otto"]}
        done = {"state": "done", "done_at": self.inner.made_at, "outcome": "ZqOutcome"}
        self.ask("ZqAbout", "record", **kept, **done)
        hidden = {"offer": self.made["ZqOfferCircle"], "place": self.town, "user": self.users["nina"]}
        self.ask("ZqAboutCircle", "record", finds_contact=True, **hidden)
        hidden = {"need": self.made["ZqNeedPrivate"], "user": self.users["otto"]}  # it was public then
        self.ask("ZqAboutPrivate", "record", **hidden)

    def ask(self, token: str, kind: str, **more: Any) -> None:
        made = matches.Enquiry.objects.create(
            kind=kind, words=token, due_on=TODAY + timedelta(days=1), **more
        )
        self.keep("enquiries", made, token)

    def calls(self) -> None:
        self.open("ZqNeedMembers", "ZqCallMembers")
        self.open("ZqNeedCircle", "ZqCallCircle")
        call = self.open("ZqNeedPublic", "ZqCall")
        asked = ask_question(ref=call.ref, text="ZqAnswered", by=self.by("otto"), today=TODAY)
        answer_question(ref=asked.ref, text="ZqForAll", by=self.by("nina"), at=self.inner.made_at)
        ask_question(ref=call.ref, text="ZqWaits", by=self.by("otto"), today=TODAY)
        for offer, body in (
            ("ZqOfferMembers", self.bodies["club"]),
            ("ZqOfferCircle", self.made["ZqBodyCircle"]),
            ("ZqOfferPrivate", self.bodies["club"]),
        ):
            said = {"words": f"{offer}Answer", "interests": f"{offer}Interest", "party": body.party}
            matches.CallAnswer.objects.create(call=call, offer=self.made[offer], **said)
        hidden = matches.Call.objects.create(
            need=self.made["ZqNeedPrivate"], words="ZqCallPrivate", opens_on=TODAY, closes_on=TODAY
        )
        self.keep("calls", hidden, "ZqCallPrivate")
        said = {"offer": self.made["ZqFundMembers"], "party": self.bodies["club"].party}
        matches.CallAnswer.objects.create(call=hidden, words="ZqAnswerHidden", **said)

    def open(self, need: str, token: str) -> Any:
        made = open_call(
            need_ref=self.made[need].ref,
            criteria=["A warm room"],
            words=token,
            interests=f"{token}Interest",
            closes_on=TODAY + timedelta(days=14),
            by=self.by("nina"),
        )
        return self.keep("calls", made, token)

    def sharings(self) -> None:
        said = {"user": self.users["cora"], "party": self.bodies["alliance"].party}
        made = self.keep("sharings", matches.Sharing.objects.create(run="", **said), "ZqSharedWhy")
        need, hidden = self.made["ZqNeedPublic"], self.made["ZqOfferCircle"]
        matches.SharedNeed.objects.create(sharing=made, need=need)
        for offer, why in ((self.made["ZqOfferPublic"], "ZqSharedWhy"), (hidden, "ZqSharedHidden")):
            matches.SharedOffer.objects.create(sharing=made, offer=offer)
            two = {"sharing": made, "need": need, "offer": offer}
            matches.SharedPair.objects.create(value=0.5, why=[why], **two)
        sharing._work_out(made)

    def pairs(self) -> None:
        ward, club, outside = (self.bodies[name] for name in ("ward", "club", "outside"))
        for a, b, token in ((ward, club, "ZqTwice"), (self.made["ZqBodyCircle"], outside, "ZqTwiceHidden")):
            said = {"comparison": "website", "level": "same", "bits": 9.0, "why": "", "value": token}
            row = SamePair.objects.create(a=a, b=b, probability=0.9, evidence=[said], group=1, run="run")
            self.keep("pairs", row, token)

    def together(self) -> None:
        """One that everybody may know of, two inside and one asked; and one that only those inside know."""
        club, outside = self.bodies["club"].party_id, self.bodies["outside"].party_id
        needs = [self.made["ZqNeedCircle"], self.made["ZqNeedPublic"]]
        said = {"visibility": "public", "needs": needs, "by": self.by("nina")}
        asked = [(club, ["lead"], "ZqAskClub"), (outside, ["evaluator"], "ZqAskOutside")]
        made = working.start(name="ZqTogether", purpose="ZqTogetherFor", members=asked, **said)
        self.keep("partnerships", made, "ZqTogether")
        working.accept(ref=made.ref, terms={"brings": "ZqBrings", "wont": "ZqWont"}, by=self.by("omar"))
        working.edit(ref=made.ref, fields={"vision": "ZqVision"}, by=self.by("nina"))
        working.write_note(ref=made.ref, words="ZqLogged", by=self.by("omar"))
        working.set_measure(ref=made.ref, what="ZqCounted", by=self.by("omar"))
        full_work.inside(self, made.ref)
        full_work.met(self)
        hidden = working.start(
            name="ZqHiddenWork", purpose="ZqHiddenFor", needs=[], visibility="circle", by=self.by("nina")
        )
        self.keep("partnerships", hidden, "ZqHiddenWork")
        ward = {"could": 1, "actor": self.bodies["ward"]}
        hosts = asking.HostRound.objects.create(need=needs[1], closes_on=TODAY + timedelta(days=900))
        asking.HostTally.objects.create(round=hosts, **ward)
        asking.HostAsked.objects.create(round=hosts, party_id=club)
        self.keep("hosts", hosts, "ZqHosts")

    def own_things(self) -> None:
        ward = self.bodies["ward"]
        nina = self.users["nina"]
        for name, user in self.users.items():
            tell(kind="told", title=f"ZqNotice{name}", text="x", url="/you/", user_ids=[user.pk])
        for name, guest in self.guests.items():
            tell(kind="told", title=f"ZqNotice{name}", text="x", url="/yours/", guest_ids=[guest.pk])
            accounts.Consent.objects.create(guest=guest, purpose="contact", words=f"ZqConsent{name}")
            Draft.objects.create(party=guest.party, form="need", answers={"title": f"ZqDraft{name}"})
        Draft.objects.create(party=ward.party, form="need", answers={"title": "ZqDraftnina"})
        said = {"party": ward.party, "user": nina, "on": TODAY, "remind_on": TODAY}
        self.keep("talks", Talk.objects.create(who="ZqTalkWho", words="ZqTalk", **said), "ZqTalk")
        otto = {"party": self.bodies["outside"].party, "user": self.users["otto"], "on": TODAY}
        hidden = Talk.objects.create(
            actor=self.made["ZqBodyPrivate"], words="ZqTalkOtto", remind_on=TODAY, **otto
        )
        self.keep("talks", hidden, "ZqTalkOtto")  # the body was to be seen when they talked
        Version.objects.create(
            kind="actor",
            row=str(ward.pk),
            user_id=nina.pk,
            acting_for=ward.party_id,
            values={"note": "ZqOld"},
        )
        self.key = make_key(user_id=nina.pk, name="ZqKey", days=9, by=self.by("nina"))
        brought = BroughtList.objects.create(party=ward.party, user=nina, title="ZqList", sheets=[SHEET])
        self.keep("lists", brought, "ZqList")

    def decisions(self) -> None:
        said = {"role_there": "ZqKeepRole", "words": "ZqKeep", "check_by": "ZqKeepCheck"}
        made = KeeperRequest.objects.create(actor=self.bodies["club"], guest=self.guests["bob"], **said)
        self.keep("requests", made, "ZqKeep")
        said = {"role_there": "ZqKeepCircle", "words": "ZqKeepCircle", "check_by": ""}
        made = ask_to_keep(actor_id=self.made["ZqBodyCircle"].pk, **said, by=self.by("nina"))
        self.keep("requests", made, "ZqKeepCircle")
        self.report("ZqNeedPublic", "ZqReport", guest=self.guests["bob"])
        self.report("ZqNeedCircle", "ZqReportCircle", user=self.users["omar"])
        self.report(
            "ZqNeedDown",
            "ZqReportDown",
            user=self.users["otto"],
            state="appealed",
            was_visible="public",
            decided_words="ZqDecided",
            decided_at=self.inner.made_at,
            decided_reason="wrong",
            appeal_words="ZqAppeal",
            appealed_at=self.inner.made_at,
        )

    def report(self, of: str, token: str, **more: Any) -> None:
        said = {"kind": "need", "row_ref": self.made[of].ref, "page": f"/needs/{self.made[of].ref}/"}
        made = accounts.Report.objects.create(reason="wrong", words=token, **said, **more)
        self.keep("reports", made, {"ZqReportDown": "ZqDecided"}.get(token, token))

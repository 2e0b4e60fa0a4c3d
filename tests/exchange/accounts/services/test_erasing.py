"""A person is erased from a full world: no table, file or index holds a trace, and what is counted stays."""

import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from alongside.exchange.accounts import models as people
from alongside.exchange.accounts import services
from alongside.exchange.accounts.access import Doer
from alongside.exchange.accounts.personal import records
from alongside.exchange.accounts.services.consenting import give_consent
from alongside.exchange.accounts.services.erasing import erase_person
from alongside.exchange.analyses import following, indexing, search_index
from alongside.exchange.audit.models import Subject, Version
from alongside.exchange.audit.queries import trail_faults
from alongside.exchange.audit.services import record
from alongside.exchange.audit.versions import keep_version
from alongside.exchange.digests.models import Mailing, Talk
from alongside.exchange.directory.models import Actor, Connector, KeeperRequest, Person
from alongside.exchange.matches import models as matches
from alongside.exchange.needs.models import Draft, Joined, Need
from alongside.exchange.needs.models import Note as NeedNote
from alongside.exchange.offers.models import Offer
from tests._support import rows

DAY = date(2026, 1, 1)
NOW = timezone.now()
TOKEN = re.compile(r"zq\w+zq", re.IGNORECASE)


class Tokens:
    """Values that occur nowhere else, each made for one field of one person."""

    def __init__(self, who):
        self.who = who

    def __call__(self, what):
        return f"Zq{self.who}{what}Zq and some more words that were written privately"

    def word(self, what):
        return f"Zq{self.who}{what}Zq"


def dump():
    """Every column of every table as text, by table."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")
                found[model._meta.label] = "\n".join(map(repr, cursor.fetchall()))
    return found


def traces(home):
    """Where a token stands: tables and files."""
    found = {label: sorted(set(TOKEN.findall(text))) for label, text in dump().items()}
    for path in home.rglob("*"):
        if path.is_file():
            found[str(path.relative_to(home))] = sorted(
                set(TOKEN.findall(path.read_bytes().decode("latin-1")))
            )
    return {where: tokens for where, tokens in found.items() if tokens}


def counts():
    """What reports count: what was asked, who was put in touch, what came of it, what was talked about."""
    by_state = matches.Introduction.objects.values_list("match__need_id", "match__offer_id")
    return {
        "enquiries": matches.Enquiry.objects.count(),
        "introductions": sorted(by_state),
        "fruit": matches.Match.objects.filter(status="fruit").count(),
        "helped": sorted(matches.Side.objects.values_list("introduction_id", "which", "answer", "helped")),
        "letters": matches.Letter.objects.count(),
        "needs": Need.objects.count(),
        "offers": Offer.objects.count(),
        "joined": Joined.objects.count(),
        "reports": people.Report.objects.count(),
        "calls": matches.Call.objects.count(),
        "questions": matches.CallQuestion.objects.count(),
        "talks": Talk.objects.count(),
        "signatures": people.Signature.objects.count(),
    }


@pytest.fixture
def home(home, settings):
    settings.ENCODER = "latent"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = home / "mail"
    return home


@pytest.fixture
def town(db):
    """An organisation with a need and an offer, its connector, and a circle with terms."""
    here = rows.place("Harbour")
    body = rows.actor("The Circle", place=here)
    broker = people.User.objects.create(email="jo@alliance.example", name="Jo Marsh")
    people.Acting.objects.create(user=broker, party=rows.actor("Alliance").party, role="broker", place=here)
    need = rows.need("Lifts to the clinic", place=here, owner=body.party, actor=body)
    offer = rows.offer("A minibus", place=here, owner=body.party, actor=body, capacity=2, taken=1)
    circle = people.Circle.objects.create(name="Early work", host=body.party)
    terms = people.Terms.objects.create(circle=circle, version=1, text="Keep it here.")
    return {"place": here, "body": body, "broker": broker, "need": need, "offer": offer, "terms": terms}


def fill(town, t, *, user=None, guest=None, party):
    """All that one person can leave behind, with a token in every value."""
    who = {"user": user} if user else {"guest": guest}
    ids = {f"{name}_id": row.pk for name, row in who.items()}
    by = Doer(**ids, acting_for_id=party.pk)
    own_need = rows.need(t.word("title"), t("statement"), owner=party, who_affected=t("who"), wanted=t("w"))
    own_offer = rows.offer(t.word("offer"), t("summary"), owner=party, contact=t.word("phone2"), lat=1, lon=1)
    keep_version(row=own_need, old={"title": t("oldtitle")}, by=by)
    for kind, row in (("need", own_need), ("offer", own_offer)):
        record(by=by, action="post", kind=kind, ids=[row.pk])
    NeedNote.objects.create(need=own_need, on=DAY, text=t("note"))
    Joined.objects.create(need=town["need"], party=party)
    Draft.objects.create(party=party, form="need", answers={"title": t("draft")})
    for need, offer, which in ((own_need, town["offer"], "need"), (town["need"], own_offer, "offer")):
        match = matches.Match.objects.create(
            need=need, offer=offer, rank=1, score=0.5, run="x", status="introduced"
        )
        made = matches.Introduction.objects.create(
            match=match, words=t("introduction"), state="accepted", answered_at=NOW, holds_place=True, **who
        )
        for side in ("need", "offer"):
            own = side == which
            matches.Side.objects.create(
                introduction=made,
                which=side,
                answer="yes",
                answered_at=NOW,
                helped="yes",
                party=party if own else town["body"].party,
                helped_words=t("helped") if own else "",
            )
            matches.Letter.objects.create(
                introduction=made,
                which=side,
                text=t("letter" + side),
                **(who if own else {"user": town["broker"]}),
            )
    call = matches.Call.objects.create(need=own_need, opens_on=DAY, closes_on=DAY, words=t("call"))
    matches.CallQuestion.objects.create(call=call, text=t("question"), **who)
    matches.CallAnswer.objects.create(call=call, offer=own_offer, party=party, words=t("answer"))
    matches.Enquiry.objects.create(
        kind="ring-back", due_on=DAY, words=t("asked"), when=t.word("when"), place=town["place"], **who
    )
    people.Report.objects.create(
        page="/needs/" + t.word("page") + "/", reason="wrong", words=t("report"), **who
    )
    give_consent(purpose="quote", words=t("consent"), by=by)
    someone = user or guest
    services.make_link(purpose="x", data={"name": t("link")}, party_id=party.pk, **ids)
    services.queue_mail(to=someone.email, subject=t.word("subject"), text=t("mail"), **ids)
    services.tell(kind="x", title=t.word("notice"), text=t("told"), **{f"{k}s": [v] for k, v in ids.items()})
    # what others were told, and wrote, of this person
    services.tell(kind="x", title=f"{someone.name} asks to be rung", user_ids=[town["broker"].pk])
    services.queue_mail(
        to="jo@alliance.example", subject="New", text=f"{someone.name}, {someone.email}, asks"
    )
    keep_version(row=town["need"], old={"note": f"said {someone.name}"}, by=by)
    own_actor = getattr(party, "actor", None)
    Talk.objects.create(
        party=town["body"].party,
        on=DAY,
        words=f"rang {someone.name}" + t("talk") if own_actor else someone.email,
        user=town["broker"],
        **({"actor": own_actor} if own_actor else {"who": someone.name}),
    )
    Talk.objects.create(party=party, on=DAY, who=t.word("whom"), words=t("own"))
    Mailing.objects.create(on=DAY, things=1, **who)
    KeeperRequest.objects.create(actor=town["body"], role_there=t.word("role"), words=t("claim"), **who)


def send_and_index():
    services.send_due(now=timezone.now() + timedelta(days=1))
    indexing.rebuild()


def follow():
    """What the follower of the feed does."""
    from django.conf import settings

    from alongside.backends.encoders import choose
    from alongside.backends.index import Writer
    from alongside.backends.search import SearchWriter

    with (
        Writer.open(indexing.path(), choose(settings.ENCODER)) as writer,
        SearchWriter.open(search_index.path()) as searcher,
    ):
        following.catch_up_both(writer, searcher)


def test_a_member_leaves_no_trace_and_what_is_counted_stays(home, town, django_capture_on_commit_callbacks):
    t = Tokens("u")
    ann = people.User.objects.create_user(
        t.word("mail") + "@x.example", "a-long-word-of-hers", name=t.word("name")
    )
    own = rows.actor(t.word("actor"), t("remit"), nature="person", note=t("note2"))
    Person.objects.create(actor=own, user=ann)
    for party, role in ((own.party, "member"), (town["body"].party, "editor")):
        people.Acting.objects.create(user=ann, party=party, role=role)
    people.Signature.objects.create(
        terms=town["terms"], party=town["body"].party, user=ann, authority=t.word("authority")
    )
    people.Acceptance.objects.create(terms=town["terms"], user=ann)
    people.Token.objects.create(user=ann, name=t.word("token"), start="ab", key_hash="c" * 64)
    town["terms"].circle.members.add(own.party)
    Connector.objects.create(place=town["place"], name=ann.name, phone=t.word("phone"), email=ann.email)
    EmailAddress = apps.get_model("account.EmailAddress")
    EmailAddress.objects.create(user=ann, email=ann.email, verified=True)
    session = SessionStore()
    session["_auth_user_id"] = str(ann.pk)
    session.create()
    fill(town, t, user=ann, party=own.party)
    send_and_index()
    before, told = counts(), traces(home)
    assert len(told) > 25 and any(name.startswith("index") for name in told), sorted(told)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(user_id=ann.pk, by=Doer(user_id=ann.pk))
    follow()
    assert traces(home) == {}
    assert counts() == before and trail_faults() == []
    assert not people.User.objects.filter(pk=ann.pk).exists() and not session.exists(session.session_key)
    assert not Subject.objects.filter(kind="user", row=ann.pk).exists()
    town["offer"].refresh_from_db()
    assert town["offer"].taken == 0 and town["need"].owner == town["body"].party
    assert not people.Signature.objects.filter(user__isnull=False).exists()
    notice = people.Notice.objects.get(kind="no-keeper")
    assert notice.user == town["broker"] and "The Circle" in notice.title
    assert Actor.objects.get(pk=own.pk).visibility == "private"
    assert Version.objects.filter(kind="need", row=str(town["need"].pk)).get().user_id is None
    call_command("check", stdout=io.StringIO())


def test_a_guest_leaves_no_trace_and_the_helper_is_no_longer_theirs(
    home, town, django_capture_on_commit_callbacks
):
    t = Tokens("g")
    guest = services.new_guest(
        name=t.word("name"), phone=t.word("phone")[:30], email=t.word("m") + "@x.example"
    )
    people.Helping.objects.create(
        helper=town["broker"], guest=guest, how="phone", words=t("agreed"), given_on=DAY
    )
    people.Code.objects.create(guest=guest, code_hash=t.word("code"), expires_at=NOW)
    session = SessionStore()
    session["guest"] = guest.pk
    session.create()
    fill(town, t, guest=guest, party=guest.party)
    services.queue_text(to=guest.phone, text=t("text"), guest_id=guest.pk)
    send_and_index()
    (home / "mail/unrelated.log").write_text("To: somebody\n\nelse\n")
    before = counts()
    assert len(traces(home)) > 20
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(guest_id=guest.pk, by=Doer(guest_id=guest.pk, helper_id=town["broker"].pk))
    follow()
    assert traces(home) == {}
    assert counts() == before and trail_faults() == []
    assert not session.exists(session.session_key) and (home / "mail/unrelated.log").exists()
    assert people.Party.objects.filter(pk=guest.party_id).exists()  # what is counted hangs on it


@pytest.mark.django_db
def test_another_person_of_the_same_organisation_keeps_everything(home, town):
    ann, ben = (
        people.User.objects.create(email=f"{name}@x.example", name=f"{name} Marsh") for name in ("a", "b")
    )
    for user in (ann, ben):
        people.Acting.objects.create(user=user, party=town["body"].party, role="editor")
    erase_person(user_id=ann.pk, by=Doer(user_id=ann.pk))
    assert people.User.objects.filter(pk=ben.pk).exists() and ben.actings.count() == 1
    assert not people.Notice.objects.filter(kind="no-keeper").exists()
    town["need"].refresh_from_db()
    assert town["need"].title == "Lifts to the clinic" and town["need"].visibility == "public"


@pytest.mark.django_db
def test_who_is_not_there_cannot_be_erased():
    with pytest.raises(people.Guest.DoesNotExist):
        erase_person(guest_id=0, by=Doer(process="test"))


def test_every_model_with_a_file_says_so():
    """A model with an uploaded file declares it, so that the file goes too."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.get_internal_type() == "FileField":
                assert any(one.model == model._meta.label for one in records()), model._meta.label
    assert Path(__file__).exists()

"""What people do with each other is seen by those whom it concerns: at every address, in files and mails.

One small full world; each text in it is a token, and the table says who may meet it anywhere. Everybody opens
every address that there is, and presses every button that somebody else was shown.
"""

import io
import re
import zipfile
from itertools import product
from urllib.parse import urlsplit

import pytest
from django.test import Client

from alongside.exchange.accounts.models import Message
from alongside.exchange.analyses import indexing, search_index
from tests._support import evidence_seen as valuing
from tests._support import innovations_seen as moving
from tests._support.forms import forms_in
from tests._support.full_world import World
from tests._support.merging import everything
from tests._support.pages import Reader, addresses

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

NEVER = "2222222222"
TOKEN = re.compile(r"\bZQ[A-Z]+")
NAMES = "visitor ada bob hal nina omar otto cora faye mod root".split()
FEW = ("visitor", "otto", "nina", "cora")  # who make up for the others where time is short
SIGNED = "hal nina omar otto cora faye mod root"
SEEN = {
    "": (  # by everybody
        "ZqConnector ZqWard ZqClub ZqOutside ZqAlliance ZqFarnet ZqNeedPublic ZqNeedPublicText ZqOfferPublic"
        " ZqOfferPublicText ZqAdaNeed ZqCall ZqCallInterest ZqAnswered ZqForAll"
        " ZqAskedOver ZqAskedOverWhat ZqAskedSeed ZqAskedFilm ZqAskedFilmWords ZqAskedSaid ZqAskedName"
        " ZqBallotOpen ZqBallotOpenThing"
        " ZqAskOpen ZqAskOpenWhat ZqHeard ZqHeardWords ZqHeardDecider ZqChanged ZqIdea ZqIdeaWords ZqIdeaName"
        " ZqCompete ZqCompeteWhat ZqPitch ZqPitchFor ZqPitchSpent ZqPitchShows ZqPanel ZqPanelWhat ZqProvided"
        " ZqSitting ZqAgenda ZqSession ZqSessionCome"
    ),
    SIGNED: (
        "ZqNeedMembers ZqNeedMembersText ZqOfferMembers ZqOfferMembersText ZqBodyMembers ZqBodyMembersText"
        " ZqFundMembers ZqFundMembersText ZqCallMembers ZqCallMembersInterest ZqOfferMembersAnswer"
        " ZqOfferMembersInterest"
    ),
    "nina omar": (
        "ZqInner ZqInnerPurpose ZqPromise ZqPromisePurpose ZqTermsText ZqAuthority ZqNeedCircle"
        " ZqNeedCircleText ZqOfferCircle ZqOfferCircleText ZqBodyCircle ZqBodyCircleText ZqNoteCircle"
        " ZqTieCircle ZqCallCircle ZqCallCircleInterest ZqOfferCircleAnswer ZqOfferCircleInterest"
        " ZqIntroCircle ZqDeclined ZqLetterNeed ZqLetterOffer"
    ),
    "nina": (
        "ZqNeedPromise ZqNeedPromiseText ZqNeedPrivate ZqNeedPrivateText ZqNeedDraft ZqNeedDraftText"
        " ZqBodyPrivate ZqBodyPrivateText ZqCallPrivate ZqDraftnina ZqTalk ZqTalkWho ZqKey ZqList ZqCell"
        " ZqKeepCircle ZqNoticenina"
    ),
    "omar": (
        "ZqOfferPrivate ZqOfferPrivateText ZqOfferPrivateAnswer ZqOfferPrivateInterest ZqOfferDown"
        " ZqOfferDownText ZqNoticeomar ZqomarName ZqomarMail"
    ),
    "nina omar cora": "ZqIntro ZqHelped",
    "ada hal": "ZqHelping ZqConsentada ZqDraftada ZqNoticeada",
    "ada hal omar cora": "ZqIntroAda",
    "ada hal cora": "ZqRing ZqWhen ZqadaName ZqadaMail",
    "bob": "ZqBobOffer ZqConsentbob ZqDraftbob ZqNoticebob",
    "bob cora": "ZqTold",
    "bob root": "ZqNowhere",
    "bob cora root": "ZqbobName ZqbobMail ZqKeep ZqKeepRole ZqKeepCheck",
    "otto omar": "ZqAbout ZqOutcome",
    "cora ": "ZqSharedWhy",
    " ": "ZqTogether ZqTogetherFor",
    "nina omar  ": (
        "ZqBrings ZqWont ZqVision ZqLogged ZqCounted ZqDecide ZqDecideWhy ZqAgree ZqAgreeText ZqInterest"
        " ZqRisk ZqFile ZqRule"
    ),
    "nina otto cora": "ZqMeet ZqMeetWhy",
    "nina  cora": "ZqPosition ZqDoors",
    "otto ": "ZqAskOutside",
    "omar ": "ZqAskClub ZqHosts",
    "nina ": "ZqHiddenWork ZqHiddenFor ZqAskDraft ZqAskDraftWhat ZqBallotDraft ZqBallotDraftThing",
    " nina": (
        "ZqHeardDraft ZqHeardDraftWords ZqHeardDraftDecider ZqForm ZqPanelDraft ZqPanelDraftWhat ZqCounts"
        " ZqRegName ZqRegMail ZqRegAccess ZqRegSkills ZqRegReason ZqScorerMail ZqScorerInterest"
        " ZqVerdict ZqReasons ZqMinority ZqRecommended"
    ),
    "omar nina": (
        "ZqAskInside ZqAskInsideWhat ZqHeardInside ZqHeardInsideWords ZqHeardInsideDecider"
        " ZqSessionInside ZqSessionInsideCome ZqChangedInside"
    ),
    "omar nina mod root": "ZqWaiting",
    "otto mod nina root": (
        "ZqRejected ZqRuled ZqAgain ZqPitchNew ZqPitchNewFor ZqPitchNewSpent ZqPitchNewShows"
    ),
    "omar cora mod root": "ZqIdeaNew ZqIdeaNewWords ZqIdeaNewName",
    "otto  nina": "ZqOwnAccess ZqOwnSkills ZqPaid ZqPanelAsked",
    "nobody": "ZqSharedHidden ZqTwiceHidden",
    "cora root": "ZqTwice",
    "nina cora": "ZqAboutCircle ZqninaMail",
    "nina cora omar otto mod root": "ZqninaName",
    "nina cora otto": "ZqWaits",
    "otto nina": "ZqAboutPrivate",
    "otto nina omar": "ZqottoName ZqottoMail ZqSaidInside",
    "nina omar ": "ZqAnswerHidden",
    "otto": "ZqTalkOtto ZqNoticeotto",
    "nina root": "ZqOld",
    "hal": "ZqNoticehal ZqhalMail",
    "hal ada": "ZqhalName",
    "cora": "ZqNoticecora ZqcoraMail",
    "cora nina omar": "ZqcoraName",
    "faye": "ZqNoticefaye ZqfayeMail ZqfayeName",
    "mod": "ZqNoticemod ZqmodMail ZqmodName",
    "root": "ZqNoticeroot ZqrootMail ZqrootName",
    "bob mod root": "ZqReport",
    "omar mod root": "ZqReportCircle",
    "otto mod root": "ZqReportDown",
    "otto nina mod root": "ZqDecided",
    "nina mod root": "ZqAppeal ZqNeedDown ZqNeedDownText",
}
MAY = {
    token.upper(): set(who.split() or NAMES)
    for table in (SEEN, moving.SEEN, valuing.SEEN)
    for who, tokens in table.items()
    for token in tokens.split()
}
ROOMS = {
    "needs": "needs", "offers": "offers", "actors": "actors", "introductions": "introductions",
    "enquiries": "enquiries", "calls": "calls", "circles": "circles", "lists": "lists", "report": "reports",
    "moderation": "reports", "places": "places", "talks": "talks", "take-back": "enquiries",
    "sharing": "sharings", "same": "pairs", "partnerships": "partnerships",
    "hosts": "hosts", "met": "acquaintances", "questions": "questions", "ballots": "ballots",
    "asks": "asks", "answers": "answers", "said": "said", "sessions": "sessions", "panels": "panels",
    "suggestions": "ideas", "suggestions/calls": "calls-for", "unheard/counts": "counts",
    **moving.ROOMS, **valuing.ROOMS,
}  # fmt: skip
WITHIN = {
    "str:decision_ref": "decisions", "str:agreement_ref": "agreements", "str:risk": "risks",
    "str:answer_ref": "answers", "str:said": "said", "str:form": "forms", **moving.WITHIN, **valuing.WITHIN,
}  # fmt: skip
HOLE = re.compile(r"<[^>]+>")
LEFT_OUT = re.compile(
    r"^/(account/|l/|stop/|api/v1/(docs|openapi)|api/v1/$|come-back/leave|healthz|.*/undo/$|lists/.*/keep/"
    r"|you/do/|you/(helping|people|account)/.+|you/talks/.*/take-back|yours/take-back|(figures|topics)/$)"
)  # of the sign-in library, of links that their holder has, or answered to a press alone
STILL = re.compile(r"^/(about|come-back|places|ring-me|tell-pri)|/new/|/figures/")  # they name few rows
ASKED_OF_ALL = re.compile(r"^/(api/v1/asks|asks|questions|ballots|suggestions|panels)/")  # many, and alike
MANY = re.compile(
    r"/(api/v1/)?(innovations|adoptions|portfolios|support|tried|cases|claims|costs|evaluations|measures|series|standards)/"
)  # and dear
OTHER = {
    "slug:kind": ["fund", "support"], "slug:key": ["statement", "title", "check"], "slug:code": ["x"],
    "slug:section": ["cost"],
    "str:kind": ["graphml", "who.csv", "kumu.json"], "int:number": ["1"], "str:name": ["comments"],
    "str:to": ["paused"], "str:number": ["1"], **valuing.OTHER,
}  # fmt: skip
ASKED = (
    "/search/?q=carers+lunch", "/search/?q=carers&download=xlsx", "/find/?q=carers+lunch",
    "/find/?q=carers&place=Wenbury", "/can-help/?q=carers", "/offers/?kind=fund&list=closing",
    "/api/v1/matches?q=carers+lunch&top=50", "/enquiries/?done=1", "/enquiries/?done=1&download=xlsx",
    "/map/points.geojson?zoom=15&points=who", "/map/points.geojson?zoom=15", "/map/?list=points",
    "/you/details/?download=json", "/yours/details/?download=json", *moving.ASKED, *valuing.ASKED,
)  # fmt: skip
ABOUT = {
    "needs": ("/find/?need={}", "/introductions/new/?need={}", "/offers/{offer}/?need={}",
              "/ask-about/?need={}", "/report/?page=/needs/{}/", "/tell-privately/?need={}",
              "/api/v1/matches?need={}", "/can-help/?need={}"),
    "offers": ("/introductions/new/?need={need}&offer={}", "/ask-about/?offer={}",
               "/report/?page=/offers/{}/", "/find/why-not/?need={need}&offer={}",
               "/find/why-not/?q=carers&offer={}", "/can-help/?offer={}"),
    "actors": ("/actors/compare/?actor={}&actor={ward}", "/you/talks/new/?actor={}", "/ask-about/?actor={}",
               "/report/?page=/actors/{}/", "/actors/{ward}/merge/?with={}",
               "/api/v1/offers?actor={}"),
    "enquiries": ("/yours/?asked={}",), **moving.ABOUT, **valuing.ABOUT,
}  # fmt: skip


@pytest.fixture
def world(db, settings):
    settings.ENCODER = "latent"
    made = World()
    indexing.rebuild()
    search_index.rebuild()
    return made


def addresses_of(world):
    """Every address with every reference, the same with one that never was, and the tokens of the rows."""
    known = {"ward": "ZqWard", "need": "ZqNeedPublic", "offer": "ZqOfferPublic"}
    names = {name: world.made[token].ref for name, token in known.items()}
    for pattern in dict.fromkeys(addresses()):
        if LEFT_OUT.search(pattern):
            continue
        holes = HOLE.findall(pattern)
        fills = [list(_fill(world, pattern, hole, place)) for place, hole in enumerate(holes)]
        for filled in product(*fills):
            path = never = pattern
            for hole, (ref, _) in zip(holes, filled, strict=True):
                path = path.replace(hole, ref, 1)
                never = never.replace(hole, NEVER if _ else ref, 1)
            tokens = [token for _, token in filled if token]
            yield path, never, tokens
    for path in ASKED:
        yield path, path, []
    for room, patterns in ABOUT.items():
        for pattern, (ref, token) in product(patterns, world.refs[room]):
            yield pattern.format(ref, **names), pattern.format(NEVER, **names), [token]


def _fill(world, pattern, hole, place):
    if (kind := hole.strip("<>")) in OTHER:
        return [(value, "") for value in OTHER[kind]]
    if place == 1:
        return [*world.refs[WITHIN.get(kind, "requests")], (NEVER, "")]
    before = pattern.split("<")[0].strip("/")
    return world.refs[ROOMS.get(before) or ROOMS[before.split("/")[-1]]]


def text_of(answer):
    """All that an answer says: body, headers, and what is packed in a workbook."""
    body = answer.content
    said = " ".join(f"{name}: {value}" for name, value in answer.items() if name != "Set-Cookie")
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return said + " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return said + body.decode(errors="replace")  # a PDF is packed


VARIES = re.compile(r'nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"generation": \d+')


def plain(answer, asked):
    """Status, where it leads, and body, without the references that were asked for."""
    said = f"{answer.get('Location', '')} {VARIES.sub('', answer.content.decode(errors='replace'))}"
    for ref in asked:
        said = said.replace(ref, "…")
    return answer.status_code, said


def hidden(name, tokens):
    return [token for token in tokens if name not in MAY[token.upper()]]


class Walk:
    """One person at every address."""

    def __init__(self, world, name, every=1):
        self.world, self.name, self.client, self.every = world, name, world.login(name).client(), every
        self.leaks, self.met, self.unlike, self.forms = set(), set(), set(), []
        self.nevers = {}

    def all(self):
        for number, (path, never, tokens) in enumerate(addresses_of(self.world)):
            if not self.takes(number + NAMES.index(self.name), path, tokens):
                continue
            answer = self.read(path)
            if hidden(self.name, tokens):
                self.compare(path, never, answer, tokens)
        return self

    def takes(self, turn, path, tokens):
        """Each opens the lists and what concerns them; of the rest the one opens this, another that."""
        if self.every > 1 and MANY.match(path):
            return turn % (2 if path.count("/") <= 3 else self.every) == 0
        if self.every > 1 and turn % 3 and path.count("/") > 3:
            return False
        if not tokens:
            return turn % 4 == 0 or not STILL.search(path)
        if "?" in path or hidden(self.name, tokens):
            return turn % 7 == 0
        shared = all(MAY[token.upper()] >= set(SIGNED.split()) for token in tokens)
        is_main = path.count("/") == 3
        if ASKED_OF_ALL.search(path) and not is_main and (shared or len(tokens) > 1):
            return turn % (2 if self.name == "nina" else 5) == 0
        return not shared or is_main or self.name in ("nina", "omar", "cora") or turn % 3 == 0

    def read(self, path):
        """Open an address and the files that it leads to."""
        answer = self.client.get(path)
        text = text_of(answer)
        found = set(TOKEN.findall(VARIES.sub("", text).upper())) & set(MAY)
        self.met |= found
        self.leaks |= {(token, self.name, path) for token in found if self.name not in MAY[token]}
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            self.forms += [form for form in forms_in(answer.text, path) if form.method == "post"]
            files = [link for link in Reader(answer.text).links if "download=" in link or "/log/" in link]
            for link in files[:1]:
                self.read(link if link.startswith("/") else urlsplit(path).path + link)
        return answer

    def compare(self, path, never, answer, tokens):
        """What is hidden answers as what never was."""
        if never not in self.nevers:
            self.nevers[never] = plain(self.client.get(never), [NEVER])
        asked = [*(self.world.made[token].ref for token in tokens), NEVER]
        if plain(answer, asked) != self.nevers[never]:
            self.unlike.add((self.name, path, answer.status_code, self.nevers[never][0]))


@pytest.mark.long
def test_nobody_meets_what_is_not_for_them_and_what_is_hidden_was_never_there(world):
    walked(world, NAMES, most=0.7)


def test_a_stranger_both_sides_and_a_connector_meet_only_what_is_for_them(world):
    walked(world, FEW, most=0.4, every=24)


def walked(world, names, most, every=1):
    """Let these people open every address: nobody meets what is not for them, or learns that it is there."""
    walks = [Walk(world, name, every).all() for name in names]
    leaks, unlike = set().union(*(w.leaks for w in walks)), set().union(*(w.unlike for w in walks))
    leaks |= mailed(world)
    assert sorted(leaks) == []
    assert sorted(unlike) == []
    met = set().union(*(walk.met for walk in walks))
    assert len(met) > most * len(MAY), sorted(set(MAY) - met)  # or nothing is shown by this
    with_key(world)
    assert sorted(pressed(world, walks)) == []


OTHERS = ("visitor", "bob", "otto", "faye")
MADE_BY = {"here_at", "before_at", "seen_at", "last_login"}  # a visit, not a press


def rows_now():
    return {
        label: [{name: value for name, value in row.items() if name not in MADE_BY} for row in found]
        for label, found in everything().items()
    }


def pressed(world, walks):
    """Press what somebody was shown as another to whom it is hidden: nothing changes, and it never was."""
    shown = {name: set() for name in OTHERS}
    shown |= {walk.name: {(form.action, frozenset(form.fields)) for form in walk.forms} for walk in walks}
    tokens = {ref: token for found in world.refs.values() for ref, token in found}
    forms = {(form.action, frozenset(form.fields)): form for walk in walks for form in walk.forms}
    before, unlike = rows_now(), set()
    clients = {name: world.login(name).client() for name in OTHERS}
    for turn, (kind, form) in enumerate(
        sorted(forms.items(), key=lambda one: (one[0][0], sorted(one[0][1])))
    ):
        refs = [ref for ref in tokens if ref in form.action]
        for name in (OTHERS[turn % 4], OTHERS[(turn + 1) % 4]):
            if kind in shown[name] or not hidden(name, [tokens[ref] for ref in refs]):
                continue
            data = {field: values[0] or "Words" for field, values in form.fields.items()}
            answer, never = clients[name].post(form.action, data), form.action
            for ref in refs:
                never = never.replace(ref, NEVER)
            said = plain(clients[name].post(never, data), [NEVER])
            if plain(answer, refs) != said:
                unlike.add((name, form.action, answer.status_code, said[0]))
    after = rows_now()
    assert {label for label in after if after[label] != before[label]} == set()
    return unlike


def mailed(world):
    """The tokens in mails and texts to people who may not see them."""
    whose = {user.pk: name for name, user in world.users.items()}
    guests = {guest.pk: name for name, guest in world.guests.items()}
    found = set()
    for one in Message.objects.all():
        name = whose.get(one.user_id) or guests.get(one.guest_id) or "visitor"
        said = set(TOKEN.findall(f"{one.subject} {one.text} {one.html}".upper())) & set(MAY)
        found |= {(token, name, f"mail {one.subject}") for token in said if name not in MAY[token]}
    return found


def with_key(world):
    """A key reads as its owner; another's or none reads as a visitor or is refused."""
    for room in ("needs", "offers", "actors"):
        answer = Client().get(f"/api/v1/{room}?limit=100", headers={"Authorization": f"Bearer {world.key}"})
        said = set(TOKEN.findall(answer.text.upper())) & set(MAY)  # a ref may begin like a token
        assert answer.status_code == 200 and any("CIRCLE" in one for one in said)
        assert all("nina" in MAY[token] for token in said)
        for ref, token in world.refs[room]:
            answer = Client().get(f"/api/v1/{room}/{ref}", headers={"Authorization": f"Bearer {world.key}"})
            assert answer.status_code == (200 if "nina" in MAY[token.upper()] else 404), token

"""Rows of the rooms where people meet (accounts, matches), each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alongside.exchange.accounts import models as accounts
from alongside.exchange.analyses.models import WeightSet
from alongside.exchange.digests import models as digests
from alongside.exchange.directory import models as directory
from alongside.exchange.matches import models as matches
from alongside.exchange.needs.models import Need
from alongside.exchange.offers.models import Offer

DAY = date(2026, 1, 1)


def party() -> Any:
    return accounts.Party.objects.create()


def user() -> Any:
    return accounts.User.objects.get_or_create(email="a@example.org")[0]


def guest() -> Any:
    return accounts.Guest.objects.create(party=party(), name="Ann")


def terms() -> Any:
    circle = accounts.Circle.objects.create(name="Circle")
    return accounts.Terms.objects.create(circle=circle, version=1, text="Keep it here.")


def need() -> Any:
    return Need.objects.create(title="Need", statement="Need")


def match() -> Any:
    offer = Offer.objects.create(title="Offer", kind="support")
    return matches.Match.objects.create(need=need(), offer=offer, rank=1, score=0.5, run="run")


def introduction(**fields: Any) -> Any:
    return matches.Introduction.objects.create(**({"match": match(), "words": "Meet"} | fields))


def side(**fields: Any) -> Any:
    return matches.Side.objects.create(**({"introduction": introduction(), "which": "need"} | fields))


def acquaintance(**fields: Any) -> Any:
    one = actor()
    two = {"one": one, "other": actor(), "words": "Meet"}
    if "other" in fields:  # None stands for the same again
        fields["other"] = one
    return matches.Acquaintance.objects.create(**(two | fields))


def _turned_round(made: Any) -> None:
    matches.Acquaintance.objects.create(one=made.other, other=made.one, words="Meet again")


def call(**fields: Any) -> Any:
    days = {"opens_on": DAY, "closes_on": DAY}
    return matches.Call.objects.create(**({"need": need()} | days | fields))


def sharing(**fields: Any) -> Any:
    return matches.Sharing.objects.create(**({"run": "run"} | fields))


def shared_pair(**fields: Any) -> Any:
    two = {"sharing": sharing(), "need": need(), "offer": match().offer, "value": 0.5}
    return matches.SharedPair.objects.create(**(two | fields))


def actor() -> Any:
    return directory.Actor.objects.create(party=party(), name="Somebody", sector="third")


def keeper_request(**fields: Any) -> Any:
    said = {"actor": actor(), "user": user(), "role_there": "Chair"}
    return directory.KeeperRequest.objects.create(**(said | fields))


def same_pair(**fields: Any) -> Any:
    said = {"probability": 0.9, "group": 1, "run": "run"}
    if "a" not in fields:
        fields |= {"a": actor(), "b": actor()}
    return directory.SamePair.objects.create(**(said | fields))


def _same_as_itself() -> None:
    one = actor()
    same_pair(a=one, b=one)


def _asked_both_ways() -> None:
    one, other = actor(), actor()
    same_pair(a=one, b=other)
    same_pair(a=other, b=one)


def _joined_twice() -> None:
    gone = actor()
    for _ in range(2):
        directory.Merge.objects.create(kept=actor(), gone=gone)


def _joined_with_itself() -> None:
    one = actor()
    directory.Merge.objects.create(kept=one, gone=one)


def _known_twice() -> None:
    background = directory.Background.objects.create(user=user())
    _again(directory.Knows, background=background, actor=actor(), how="worked")


def _again(model: Any, **fields: Any) -> None:
    for _ in range(2):
        model.objects.create(**fields)


def _break_glass() -> None:
    end = timezone.now() + timedelta(hours=1)
    accounts.BreakGlass.objects.create(circle=terms().circle, user=user(), reason="", until=end)


def weights(**fields: Any) -> Any:
    return WeightSet.objects.create(
        **({"factors": [1] * 9, "outcomes": 9, "good": 5, "active": True} | fields)
    )


BROKEN: dict[str, Callable[[], Any]] = {
    "accounts_terms_have_one_text_a_version": lambda: accounts.Terms.objects.create(
        circle=terms().circle, version=1, text="Other words."
    ),
    "accounts_signature_is_given_once": lambda: _again(
        accounts.Signature, terms=terms(), party=party(), user=user(), authority="Director"
    ),
    "accounts_acceptance_is_given_once": lambda: _again(accounts.Acceptance, terms=terms(), user=user()),
    "accounts_breakglass_has_a_reason_and_an_end": _break_glass,
    "accounts_helping_is_said_once": lambda: _again(
        accounts.Helping, helper=user(), guest=guest(), how="spoken", words="Yes", given_on=DAY
    ),
    "accounts_helping_says_what_was_agreed": lambda: accounts.Helping.objects.create(
        helper=user(), guest=guest(), how="spoken", words="", given_on=DAY
    ),
    "accounts_link_is_for_one_at_most": lambda: accounts.Link.objects.create(
        token_hash="a", purpose="x", user=user(), guest=guest(), expires_at=timezone.now()
    ),
    "accounts_notice_is_for_exactly_one": lambda: accounts.Notice.objects.create(kind="x", title="X"),
    "accounts_noticesettings_are_of_exactly_one": lambda: accounts.NoticeSettings.objects.create(),
    "accounts_report_is_decided_exactly_with_a_date": lambda: accounts.Report.objects.create(
        page="/", reason="wrong", state="upheld"
    ),
    "accounts_consent_is_of_exactly_one": lambda: accounts.Consent.objects.create(
        purpose="quote", words="Yes"
    ),
    "accounts_consent_has_its_words": lambda: accounts.Consent.objects.create(
        purpose="quote", words="", user=user()
    ),
    "matches_introduction_answered_exactly_when_decided": lambda: introduction(state="accepted"),
    "matches_introduction_holds_a_place_only_in_touch": lambda: introduction(holds_place=True),
    "matches_introduction_is_about_a_place": lambda: introduction(places=0),
    "matches_introduction_is_under_way_once": lambda: _again(
        matches.Introduction, match=match(), words="Meet"
    ),
    "directory_knows_is_said_once": _known_twice,
    "matches_acquaintance_is_of_two": lambda: acquaintance(other=None),
    "matches_acquaintance_answered_exactly_when_decided": lambda: acquaintance(state="accepted"),
    "matches_acquaintance_is_under_way_once": lambda: _turned_round(acquaintance()),
    "matches_acquaintanceside_is_one_of_two": lambda: _again(
        matches.AcquaintanceSide, acquaintance=acquaintance(), which="one"
    ),
    "matches_acquaintanceside_answered_exactly_with_a_date": lambda: matches.AcquaintanceSide.objects.create(
        acquaintance=acquaintance(), which="one", answer="yes"
    ),
    "matches_acquaintanceside_declines_with_a_reason": lambda: matches.AcquaintanceSide.objects.create(
        acquaintance=acquaintance(), which="one", answer="no", answered_at=timezone.now()
    ),
    "matches_side_is_one_of_two": lambda: _again(matches.Side, introduction=introduction(), which="need"),
    "matches_side_answered_exactly_with_a_date": lambda: side(answer="yes"),
    "matches_side_declines_with_a_reason": lambda: side(answer="no", answered_at=timezone.now()),
    "matches_enquiry_done_exactly_with_a_date": lambda: matches.Enquiry.objects.create(
        kind="ring-back", due_on=DAY, state="done"
    ),
    "matches_call_closes_after_it_opens": lambda: call(closes_on=DAY - timedelta(days=1)),
    "matches_call_is_closed_with_its_outcome": lambda: call(closed_at=timezone.now()),
    "matches_callquestion_answered_exactly_with_a_date": lambda: matches.CallQuestion.objects.create(
        call=call(), text="When?", answer="Soon."
    ),
    "matches_callanswer_is_given_once": lambda: _again(
        matches.CallAnswer, call=call(), offer=match().offer, party=party()
    ),
    "matches_sharing_is_sent_exactly_with_a_choice": lambda: sharing(fair="floor"),
    "matches_sharedneed_shares_once": lambda: _again(matches.SharedNeed, sharing=sharing(), need=need()),
    "matches_sharedoffer_is_shared_once": lambda: _again(
        matches.SharedOffer, sharing=sharing(), offer=match().offer
    ),
    "matches_sharedpair_fits_once": lambda: _again(
        matches.SharedPair, sharing=sharing(), need=need(), offer=match().offer, value=0.5
    ),
    "matches_sharedpair_value_lies_between_0_and_1": lambda: shared_pair(value=0.0),
    "matches_sharedpair_is_sent_or_refused": lambda: shared_pair(
        introduction=introduction(), not_sent="full"
    ),
    "directory_keeperrequest_is_of_exactly_one": lambda: keeper_request(user=None),
    "directory_keeperrequest_is_decided_with_a_date": lambda: keeper_request(state="confirmed"),
    "directory_keeperrequest_declines_with_a_reason": lambda: keeper_request(
        state="declined", decided_at=timezone.now()
    ),
    "directory_keeperrequest_waits_once_a_user": lambda: _again(
        directory.KeeperRequest, actor=actor(), user=user(), role_there="Chair"
    ),
    "directory_merge_joins_two": _joined_with_itself,
    "directory_merge_takes_an_entry_once": _joined_twice,
    "directory_samepair_is_of_two": _same_as_itself,
    "directory_samepair_is_asked_once": _asked_both_ways,
    "directory_samepair_is_decided_with_a_date": lambda: same_pair(state="different"),
    "directory_samerun_goes_on_once_a_world": lambda: _again(directory.SameRun, world="real"),
    "analyses_weightset_one_is_on_in_a_world": lambda: [weights(switched_at=timezone.now()) for _ in "ab"],
    "analyses_weightset_on_only_when_switched": lambda: weights(),
    "digests_talk_is_with_exactly_one": lambda: digests.Talk.objects.create(party=party(), on=DAY),
    "digests_talk_is_done_only_with_a_reminder": lambda: digests.Talk.objects.create(
        party=party(), who="Ann", on=DAY, done_at=timezone.now()
    ),
    "digests_mailing_is_to_exactly_one": lambda: digests.Mailing.objects.create(on=DAY, things=1),
    "digests_mailing_is_once_a_day_to_a_user": lambda: _again(digests.Mailing, user=user(), on=DAY, things=1),
    "digests_mailing_is_once_a_day_to_a_guest": lambda: _again(
        digests.Mailing, guest=guest(), on=DAY, things=1
    ),
}
ALSO_BROKEN: dict[str, Callable[[], Any]] = {
    "a notice for two": lambda: accounts.Notice.objects.create(
        kind="x", title="X", user=user(), guest=guest()
    ),
    "an enquiry with a date that is not done": lambda: matches.Enquiry.objects.create(
        kind="ring-back", due_on=DAY, done_at=timezone.now()
    ),
    "a sharing that was sent without a choice": lambda: sharing(sent_at=timezone.now()),
    "an introduction that waits and was answered": lambda: introduction(answered_at=timezone.now()),
}
WHOLE: dict[str, Callable[[], Any]] = {
    "a second introduction after the first was declined": lambda: introduction(
        match=introduction(state="declined", answered_at=timezone.now()).match
    ),
    "a call of one day": call,
    "a notice for a guest": lambda: accounts.Notice.objects.create(kind="x", title="X", guest=guest()),
}

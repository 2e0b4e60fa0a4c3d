"""Who could host is asked in confidence: nobody, whoever asked least of all, learns who said what."""

import pytest

from alongside.exchange.accounts.models import Notice
from alongside.exchange.audit.models import Entry
from alongside.exchange.needs.models import Need
from alongside.exchange.partnerships.models import HostAsked, HostRound, HostTally
from alongside.exchange.partnerships.queries import convening as queries
from alongside.exchange.partnerships.services.hosting import HostsRefused, ask_hosts, say_hosts
from tests._support import rows
from tests._support.introductions import doer, user, viewer

pytestmark = pytest.mark.django_db


class Asked:
    """A need, its connector, two proposed hosts and two more who are asked."""

    def __init__(self):
        place = rows.place("Wenbury")
        self.nell = user("nell", rows.actor("Alliance").party, "broker", place)
        self.hall, self.chapel = rows.actor("Hall"), rows.actor("Chapel")
        self.ward, self.club = rows.actor("Ward"), rows.actor("Club")
        self.need = rows.need("Men eat alone", place=place, actor=self.ward, owner=self.ward.party)
        self.users = {one.pk: user(one.name, one.party) for one in (self.hall, self.ward, self.club)}

    def ask(self, by=None, hosts=None):
        members = [self.hall.pk, self.chapel.pk, self.ward.pk, self.club.pk]
        hosts = [self.hall.pk, self.chapel.pk] if hosts is None else hosts
        return ask_hosts(need_ref=self.need.ref, members=members, hosts=hosts, by=doer(by or self.nell))

    def say(self, who, made, **said):
        by_pk = {getattr(self, name).pk: value for name, value in said.items()}
        say_hosts(ref=made.ref, said=by_pk, by=doer(self.users[who.pk]))


def test_those_who_can_answer_are_asked_and_told():
    those = Asked()
    made = those.ask()
    assert set(made.asked.values_list("party", flat=True)) == {
        one.party_id for one in (those.hall, those.ward, those.club)
    }, "nobody answers for the chapel, and who asks is not asked"
    assert {row.could for row in made.tallies.filter(actor=those.hall)} == {2}, "not about itself"
    told = Notice.objects.filter(url=f"/hosts/{made.ref}/").values_list("user", flat=True)
    assert set(told) == {one.pk for one in those.users.values()}


def test_an_answer_is_counted_once_and_kept_nowhere_else():
    those = Asked()
    made = those.ask()
    those.say(those.ward, made, hall="no", chapel="yes")
    those.say(those.hall, made, hall="yes", chapel="nonsense")
    assert HostTally.objects.filter(actor=those.hall).values_list("yes", "no", "no_view").get() == (0, 1, 0)
    assert HostTally.objects.filter(actor=those.chapel).values_list("yes", "no", "no_view").get() == (1, 0, 1)
    with pytest.raises(HostsRefused):
        those.say(those.ward, made, hall="yes")
    assert [entry.detail for entry in Entry.objects.filter(action="say-hosts")] == [{}, {}]
    assert {field.name for field in HostAsked._meta.fields} == {"id", "round", "party", "answered"}


def test_nothing_comes_out_before_all_have_answered_and_then_not_who_minded():
    those = Asked()
    made = those.ask()
    those.say(those.ward, made, hall="no", chapel="no")
    those.say(those.hall, made)
    fresh = queries.rounds_of(those.need)[0]
    assert not queries.is_closed(fresh) and queries.come_out_of(fresh) == frozenset()
    assert queries.hosts_set_aside(those.need.pk) == frozenset()
    those.say(those.club, made)
    fresh = queries.rounds_of(those.need)[0]
    assert queries.is_closed(fresh) and queries.come_out_of(fresh) == frozenset()
    assert queries.hosts_set_aside(those.need.pk) == {those.hall.pk, those.chapel.pk}


def test_whoever_asked_and_strangers_find_no_round_and_only_they_may_ask():
    those = Asked()
    made = those.ask()
    assert queries.round_for(viewer(those.nell), made.ref) is None
    stranger = user("stranger", rows.actor("Elsewhere").party)
    assert queries.round_for(viewer(stranger), made.ref) is None
    with pytest.raises(HostRound.DoesNotExist):
        say_hosts(ref=made.ref, said={}, by=doer(stranger))
    with pytest.raises(Need.DoesNotExist):
        those.ask(by=stranger)


def test_nobody_is_asked_about_twice_nor_alone():
    those = Asked()
    with pytest.raises(HostsRefused):
        those.ask(hosts=[those.hall.pk])
    those.ask()
    with pytest.raises(HostsRefused):
        those.ask(hosts=[those.chapel.pk, those.club.pk])

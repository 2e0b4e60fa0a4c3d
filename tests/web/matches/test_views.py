"""Find answers, or says what is wrong and what to do; it never fails on what is typed."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.exchange.directory.models import Connector
from alongside.web.matches.views import LONGEST
from tests._support import rows
from tests._support.town import HOSTILE

pytestmark = pytest.mark.django_db
QUIET = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["\0", "a\0b", "‮", "%00", "' OR 1=1 --", "{{ 7*7 }}", "\ud7ff\U0010ffff", "1" * 400, "<script>"]
)


def find(client, **query):
    return client.get("/find/", query)


def group(response, key):
    """The part of the page between the heading of a group and the next."""
    found = re.search(
        rf'<section class="app-group[^>]*id="{key}".*?</section>', response.content.decode(), re.DOTALL
    )
    return html.unescape(found[0]) if found else ""


def test_without_a_question_there_is_an_empty_form(client, town):
    response = find(client)
    assert response.status_code == 200
    assert "There is a problem" not in response.content.decode()


@pytest.mark.parametrize("q", ["", "   ", "\n\t"])
def test_an_empty_question_is_refused_with_a_link_to_the_field(client, town, q):
    response = find(client, q=q)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#q"' in page and 'id="q"' in page and "Say what is needed" in page


def test_a_question_that_is_too_long_says_how_long_it_may_be(client, town):
    response = find(client, q="a" * (LONGEST + 1))
    assert response.status_code == 422
    assert "2,001 characters. Say it in 2,000 or fewer" in response.content.decode()


def test_the_longest_question_is_answered(client, indexed_town):
    assert find(client, q=("carers alone " * 200)[:LONGEST]).status_code == 200


def test_answers_stand_in_the_group_of_their_standing(client, indexed_town):
    response = find(client, q="carers feel alone", place="Wenbury")
    assert response.status_code == 200
    assert "Evening circle" in group(response, "open")
    assert "Carers club" in group(response, "unclaimed")
    assert "Carers course" in group(response, "history") and "Reported in 2017" in group(response, "history")
    assert "Reported in 2017" not in group(response, "open") + group(response, "unclaimed")


def test_what_the_viewer_may_not_see_is_not_answered(client, indexed_town):
    page = find(client, q="Members only carers line").content.decode()
    assert indexed_town.offer.ref in page and indexed_town.hidden.ref not in page


@pytest.mark.parametrize("place", ["Wenbury", "wenbury", "WB1 1AA", "wb11aa"])
def test_a_place_is_read_from_a_name_an_id_or_a_postcode(client, indexed_town, place):
    assert find(client, q="carers feel alone", place=place).status_code == 200


def test_an_unknown_place_offers_the_nearest_name_as_a_link_that_keeps_the_question(client, town):
    response = find(client, q="carers", place="Wenbery", kind="support")
    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert "We do not know a place called 'Wenbery'." in page and "Did you mean one of these?" in page
    assert 'href="/find/?q=carers&place=Wenbury&kind=support"' in page
    assert 'href="#place"' in page


def test_a_place_of_the_practice_town_takes_the_page_there_and_the_other_world_is_not_mixed_in(
    client, indexed_town
):
    response = find(client, q="carers feel alone", place="Playford")
    page = response.content.decode()
    assert "Practice town: invented." in page and "Playford carers tea" in page
    assert "Evening circle" not in page
    assert b"Playford carers tea" not in find(client, q="carers feel alone").content


def test_leaving_the_practice_town_is_one_link_away(client, indexed_town):
    assert b'href="/find/">Leave the practice town' in find(client, q="carers", world="practice").content


def test_kinds_narrow_the_answers_and_what_is_left_out_is_counted(client, indexed_town):
    response = find(client, q="carers feel alone", kind="innovation")
    page = response.content.decode()
    assert "Carers course" in page and "Evening circle" not in page
    assert "other kinds of help than you chose" in page or "another kind of help than you chose" in page


def test_values_that_are_no_choice_are_ignored(client, indexed_town):
    plain = find(client, q="carers feel alone")
    odd = find(client, q="carers feel alone", kind="spaceship", stage="never", world="mars", page="x")
    assert odd.status_code == 200
    titles = re.compile(r'app-answer__title.*?href="([^"]+)"', re.DOTALL)
    assert titles.findall(odd.content.decode()) == titles.findall(plain.content.decode()) != []


def test_where_nothing_fits_the_page_says_what_to_do_next(client, indexed_town):
    response = find(client, q="xqzv plooth", place="Wenbury", kind="fund")
    page = html.unescape(response.content.decode())
    assert response.status_code == 200
    assert "Nothing here fits well enough to show" in page
    assert 'href="tel:01632960999"' in page and "Ann of Wenbury" in page
    assert 'href="/find/?q=xqzv+plooth">Look everywhere, not only near Wenbury' in page
    assert 'href="/find/?q=xqzv+plooth&place=Wenbury">Look at every kind of help' in page


def test_without_an_index_the_page_says_so_with_503(client, town, no_index):
    response = find(client, q="carers")
    page = response.content.decode()
    assert response.status_code == 503
    assert "Try again in a minute" in page
    assert "Nothing here fits" not in page


def test_hostile_text_is_shown_as_text(client, indexed_town):
    response = find(client, q=f"knitting {HOSTILE}", place=HOSTILE)
    again = find(client, q=f"knitting {HOSTILE}")
    for page in (response.content.decode(), again.content.decode()):
        assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in again.content.decode()


NAMES = ("q", "place", "kind", "stage", "standing", "within", "order", "more", "said", "world", "download")


@QUIET
@given(values=st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, ODD)))
def test_nothing_typed_makes_find_fail(client, indexed_town, values):
    assert find(client, **values).status_code in {200, 400, 422}


def test_only_reading_is_allowed(client, town):
    assert client.post("/find/").status_code == 405


def test_one_tap_on_a_meaning_puts_it_in_the_place_of_the_word_and_its_article(client, indexed_town, carer):
    page = client.get("/find/", {"q": "help for a carer at night"}).content.decode()
    assert "Unpaid carers or care workers?" in page
    assert 'href="/find/?q=help+for+unpaid+carers+at+night&amp;said=carer"' in page
    assert 'href="/find/?q=help+for+care+workers+at+night&amp;said=carer"' in page


def test_the_meaning_that_was_taken_is_said_and_can_be_changed(client, indexed_town, carer):
    page = find(client, q="help for unpaid carers at night", said="carer").content.decode()
    assert "We took this to be about unpaid carers." in page
    assert 'href="/find/?q=help+for+care+workers+at+night&amp;said=carer">I meant care workers' in page
    assert "We took this" not in find(client, q="help at night", said="carer").content.decode()
    assert "We took this" not in find(client, q="help for unpaid carers", said="bread").content.decode()


def test_each_filter_is_a_chip_that_takes_it_away(client, indexed_town):
    asked = {"q": "carers feel alone", "place": "Wenbury", "kind": ["support", "asset"], "within": "10"}
    page = html.unescape(find(client, **asked).content.decode())
    chips = re.findall(r'app-only__chip" href="([^"]+)"', page)
    assert chips == [
        "/find/?q=carers+feel+alone&place=Wenbury&kind=asset&within=10",
        "/find/?q=carers+feel+alone&place=Wenbury&kind=support&within=10",
        "/find/?q=carers+feel+alone&place=Wenbury&kind=support&kind=asset",
    ]
    assert "app-only" not in find(client, q="carers feel alone").content.decode()


def test_only_what_can_be_asked_now(client, indexed_town):
    response = find(client, q="carers feel alone", standing="open")
    assert "Evening circle" in group(response, "open")
    assert group(response, "unclaimed") == group(response, "history") == ""


@pytest.mark.parametrize(("place", "said"), [("", "Say where"), ("Wideshire", "too wide to measure from")])
def test_a_distance_needs_a_place_to_measure_from(client, indexed_town, place, said):
    rows.place("Wideshire", "system", lat=50.5, lon=-3.5)
    response = find(client, q="carers feel alone", place=place, within="5", kind="support")
    page = html.unescape(response.content.decode())
    assert response.status_code == 422 and said in page and 'href="#place"' in page
    assert "carers feel alone</textarea>" in page and 'value="support" checked' in page
    assert '<option value="5" selected>' in page, "nothing that was chosen is lost"


def test_a_real_place_is_not_asked_about_in_the_practice_town(client, indexed_town):
    response = find(client, q="carers", place="Wenbury", world="practice")
    assert response.status_code == 422
    assert "Wenbury is a real place. Leave the practice town to ask about it." in response.content.decode()


def test_the_order_is_offered_where_distances_are_known(client, indexed_town):
    page = html.unescape(find(client, q="carers feel alone", place="Wenbury").content.decode())
    assert 'href="/find/?q=carers+feel+alone&place=Wenbury&order=near">Nearest first' in page
    near = find(client, q="carers feel alone", place="Wenbury", order="near").content.decode()
    assert '<strong aria-current="true">Nearest first' in near
    assert "Nearest first" not in find(client, q="carers feel alone").content.decode()


@pytest.fixture
def crowd(indexed_town):
    """More answers than a page shows at first."""
    from alongside.exchange.analyses import indexing

    for number in range(60):
        rows.offer(
            f"Circle {number} for carers who feel alone",
            "Carers who feel alone meet.",
            place=indexed_town.district,
            actor=rows.actor(f"Circle {number}"),
        )
    indexing.rebuild()


def test_more_than_ten_are_shown_when_asked_for_and_never_more_than_fifty(client, crowd):
    first = find(client, q="carers feel alone")
    assert group(first, "open").count("<article") == 10
    link = re.search(r'app-more" href="([^"]+)">Show 40 more', group(first, "open"))
    assert link and link[1] == "/find/?q=carers+feel+alone&more=open#answer-11"
    more = client.get(link[1])
    assert group(more, "open").count("<article") == 50
    assert re.search(r"\d+ more fit less well", group(more, "open"))
    assert group(more, "history").count("<article") == group(first, "history").count("<article") == 1
    assert 'id="answer-11"' in group(more, "open")


def test_more_answers_take_no_more_queries(client, crowd, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        find(client, q="carers feel alone", place="Wenbury", more="open")
    with django_assert_max_num_queries(20):
        find(client, q="carers feel alone", place="Wenbury")


def test_a_page_of_sixty_answers_is_light(client, crowd):
    page = client.get(
        "/find/", {"q": "carers feel alone", "more": "open"}, headers={"Accept-Encoding": "gzip"}
    )
    assert page.headers["Content-Encoding"] == "gzip" and len(page.content) < 40_000


def test_the_connector_stands_beside_the_answers(client, indexed_town):
    page = find(client, q="carers feel alone", place="Wenbury").content.decode()
    assert "Ann of Wenbury" in page and 'href="tel:01632960999"' in page
    assert "Ann of Wenbury" in find(client, q="carers alone").content.decode(), "there is only one"
    farton = rows.place("Farton", lat=51.0, lon=-3.0)
    assert "Nobody is named for this place" in find(client, q="carers alone", place="Farton").content.decode()
    Connector.objects.create(place=farton, name="Bea of Farton", phone="01632 960998")
    assert "Say where, and we show who your connector is" in find(client, q="carers alone").content.decode()


def test_the_link_to_share_holds_no_whole_postcode_and_nothing_of_the_reader(client, indexed_town):
    page = html.unescape(find(client, q="carers alone", place="wb11aa", more="open").content.decode())
    shared = re.search(r'app-share__link" href="([^"]+)"', page)[1]
    assert shared == "http://testserver/find/?q=carers+alone&place=WB1+1"
    mail = re.search(r'href="(mailto:[^"]+)"', page)[1]
    assert "place%3DWB1%2B1" in mail and "1AA" not in mail.upper()
    assert client.get(shared).status_code == 200


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_answers_are_a_file_with_their_reasons(client, indexed_town, kind):
    response = find(client, q="carers feel alone", place="Wenbury", download=kind)
    assert f"what-could-help.{kind}" in response.headers["Content-Disposition"]
    if kind == "csv":
        text = response.content.decode("utf-8-sig")
        assert "Evening circle for carers" in text and "Why it's listed here" in text
        assert "Shares the words: carers, feel, alone" in text and indexed_town.hidden.title not in text


def test_what_others_ask_that_is_much_the_same_is_shown_where_nothing_fits(client, indexed_town):
    page = find(client, q="carers feel alone", standing="open", kind="fund").content.decode()
    assert "Nothing here fits well enough" in page
    assert "One other asks for much the same" in page and f"/needs/{indexed_town.need.ref}/" in page
    assert "Playford" not in page
    assert "much the same" not in find(client, q="xqzv plooth").content.decode()


def test_different_organisations_first_is_a_choice_beside_best_and_nearest(client, indexed_town):
    asked = {"q": "carers feel alone", "place": "Wenbury"}
    page = html.unescape(find(client, **asked).content.decode())
    assert 'order=different">Different organisations first</a>' in page
    chosen = find(client, **asked, order="different").content.decode()
    assert '<strong aria-current="true">Different organisations first</strong>' in chosen
    assert find(client, **asked, order="odd").status_code == 200


def test_a_place_in_the_question_is_offered_as_where_to_look(client, indexed_town):
    asked = "carers in Wenbury feel alone"
    page = html.unescape(find(client, q=asked).content.decode())
    link = re.search(r'href="([^"]+)">Only near Wenbury\?', page)
    assert link and link[1] == "/find/?q=carers+in+Wenbury+feel+alone&place=Wenbury"
    assert "Only near" not in client.get(link[1]).content.decode()


def test_what_was_looked_for_besides_is_said(client, indexed_town):
    page = html.unescape(find(client, q="carers, COPD").content.decode())
    assert "We also looked for: chronic obstructive pulmonary disease." in " ".join(page.split())
    assert "We also looked for" not in find(client, q="carers feel alone").content.decode()


def test_whether_anyone_has_tried_it_is_asked_in_the_same_words(indexed_town, client):
    assert "/tried/?q=company+at+lunch" in client.get("/find/?q=company+at+lunch").text

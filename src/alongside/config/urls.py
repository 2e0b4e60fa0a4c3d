"""Which addresses lead where; a room that its operator has closed has none."""

from django.conf import settings
from django.urls import URLPattern, path

from alongside.api.v1 import make_api
from alongside.web.about import views as about
from alongside.web.accounts import urls as accounts_urls
from alongside.web.circles import views as circles
from alongside.web.digests import urls as digests_urls
from alongside.web.directory import compare as compare_actors
from alongside.web.directory import urls as directory_urls
from alongside.web.directory import views as actors
from alongside.web.evidence import urls as evidence_urls
from alongside.web.feeds import views as lists
from alongside.web.home import views as home
from alongside.web.innovations import urls as innovations_urls
from alongside.web.links import views as links
from alongside.web.map import views as maps
from alongside.web.matches import absence, helping, ordering
from alongside.web.matches import views as matches
from alongside.web.matches.acquaintances import views as acquaintances
from alongside.web.matches.calls import answering as call_answers
from alongside.web.matches.calls import opening as call_opening
from alongside.web.matches.calls import views as calls
from alongside.web.matches.enquiries import answering, yours
from alongside.web.matches.enquiries import views as enquiries
from alongside.web.matches.introductions import views as introductions
from alongside.web.matches.sharing import views as sharing
from alongside.web.moderation import urls as moderation_urls
from alongside.web.needs import urls as needs_urls
from alongside.web.needs import views as needs
from alongside.web.network import views as network
from alongside.web.offers import urls as offers_urls
from alongside.web.offers import views as offers
from alongside.web.partnerships import urls as partnership_urls
from alongside.web.places import compare as side_by_side
from alongside.web.places import figures, topics
from alongside.web.places import views as places
from alongside.web.privacy import urls as privacy_urls
from alongside.web.search import views as search
from alongside.web.voices import urls as voices_urls

ROOMS: dict[str, list[URLPattern]] = {
    "search": [path("search/", search.index, name="search")],
    "matches": [
        path("find/", matches.find, name="find"),
        path("find/why-not/", absence.why_not, name="why-not"),
        path("can-help/", helping.can_help, name="can-help"),
        path("ordering/", ordering.counts, name="ordering"),
        path("ordering/seen/", ordering.seen, name="ordering-seen"),
        path("introductions/", introductions.index, name="introductions"),
        path("introductions/new/", introductions.new, name="introduction-new"),
        path("introductions/between/", acquaintances.between, name="introduction-between"),
        path("introductions/met/<str:ref>/", acquaintances.show, name="acquaintance"),
        path("introductions/<str:ref>/", introductions.show, name="introduction"),
        path("sharing/", sharing.index, name="sharings"),
        path("sharing/new/", sharing.new, name="sharing-new"),
        path("sharing/<str:ref>/", sharing.show, name="sharing"),
        path("ring-me-back/", enquiries.ring_back, name="ring-me-back"),
        path("ask-about/", enquiries.about_entry, name="ask-about"),
        path("tell-privately/", enquiries.privately, name="tell-privately"),
        path("enquiries/", answering.index, name="enquiries"),
        path("enquiries/<str:ref>/", answering.show, name="enquiry"),
        path("calls/", calls.index, name="calls"),
        path("calls/<str:ref>/", calls.show, name="call"),
        path("calls/<str:ref>/answer/", call_answers.answer, name="call-answer"),
        path("calls/<str:ref>/log/", calls.log, name="call-log"),
        path("needs/<str:ref>/call/", call_opening.open_one, name="need-call"),
        path("yours/", yours.show, name="yours"),
        path("yours/take-back/<str:ref>/", yours.take_back, name="take-back"),
    ],
    "partnerships": partnership_urls.PATTERNS,
    "innovations": innovations_urls.PATTERNS,
    "evidence": evidence_urls.PATTERNS,
    "voices": voices_urls.PATTERNS,
    "needs": [
        path("needs/", needs.index, name="needs"),
        *needs_urls.PATTERNS,
        path("needs/<str:key>/", needs.show, name="need"),
        privacy_urls.OF_ROWS["need"],
    ],
    "offers": [
        path("offers/", offers.index, name="offers"),
        *offers_urls.PATTERNS,
        path("offers/<str:key>/", offers.show, name="offer"),
        privacy_urls.OF_ROWS["offer"],
    ],
    "directory": [
        path("actors/", actors.index, name="actors"),
        path("actors/compare/", compare_actors.compare, name="compare-actors"),
        *directory_urls.NEW,
        path("actors/<str:key>/", actors.show, name="actor"),
        privacy_urls.OF_ROWS["actor"],
        *directory_urls.KEEPING,
    ],
    "circles": [
        path("circles/", circles.index, name="circles"),
        path("circles/new/", circles.new, name="circle-new"),
        path("circles/<str:ref>/", circles.show, name="circle"),
        path("circles/<str:ref>/terms/", circles.terms, name="circle-terms"),
        path("circles/<str:ref>/members/", circles.members, name="circle-members"),
        path("circles/<str:ref>/leave/", circles.leave, name="circle-leave"),
        path("circles/<str:ref>/open/", circles.look_in, name="circle-open"),
    ],
    "feeds": [
        path("lists/", lists.index, name="lists"),
        path("lists/new/", lists.new, name="list-new"),
        path("lists/<str:ref>/", lists.show, name="list"),
        path("lists/<str:ref>/columns/", lists.columns, name="list-columns"),
        path("lists/<str:ref>/keep/", lists.keep, name="list-keep"),
        path("lists/<str:ref>/undo/", lists.undo, name="list-undo"),
    ],
    "network": [
        path("network/", network.show, name="network"),
        path("network/file/<str:kind>", network.file, name="network-file"),
    ],
    "places": [
        path("map/", maps.show, name="map"),
        path("map/areas.geojson", maps.areas, name="map-areas"),
        path("map/points.geojson", maps.points, name="map-points"),
        path("places/", places.index, name="places"),
        path("places/compare/", side_by_side.show, name="places-compare"),
        path("places/<str:key>/", places.show, name="place"),
        path("places/<str:key>/topics/", topics.show, name="place-topics"),
        path("places/<str:key>/figures/", figures.index, name="place-figures"),
        path("places/<str:key>/figures/<slug:code>/", figures.show, name="place-figure"),
    ],
}

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", about.index, name="about"),
    path("about/data", about.data, name="about-data"),
    path("about/privacy", about.privacy, name="about-privacy"),
    path("about/terms", about.terms, name="about-terms"),
    path("about/accessibility", about.accessibility, name="about-accessibility"),
    path("about/contact", about.contact, name="about-contact"),
    *accounts_urls.PATTERNS,
    *digests_urls.PATTERNS,
    *moderation_urls.PATTERNS,
    *privacy_urls.PATTERNS,
    path("l/<str:token>/", links.show, name="link"),
    path("healthz", about.healthz, name="healthz"),
    path("api/v1/", make_api(closed=settings.ROOMS_CLOSED).urls),
    *(
        pattern
        for room, patterns in ROOMS.items()
        if room not in settings.ROOMS_CLOSED
        for pattern in patterns
    ),
]

handler400 = "alongside.web.errors.bad_request"
handler403 = "alongside.web.errors.forbidden"
handler404 = "alongside.web.errors.not_found"
handler429 = "alongside.web.errors.too_often"
handler500 = "alongside.web.errors.fault"

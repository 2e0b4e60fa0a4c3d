"""Which addresses lead where; a room that its operator has closed has none."""

from django.conf import settings
from django.urls import URLPattern, path

from alongside.api.v1 import make_api
from alongside.web.about import views as about
from alongside.web.accounts import views as accounts
from alongside.web.directory import views as actors
from alongside.web.home import views as home
from alongside.web.map import views as maps
from alongside.web.matches import views as matches
from alongside.web.needs import views as needs
from alongside.web.offers import views as offers
from alongside.web.places import views as places

ROOMS: dict[str, list[URLPattern]] = {
    "matches": [path("find/", matches.find, name="find")],
    "needs": [
        path("needs/", needs.index, name="needs"),
        path("needs/<str:key>/", needs.show, name="need"),
    ],
    "offers": [
        path("offers/", offers.index, name="offers"),
        path("offers/<str:key>/", offers.show, name="offer"),
    ],
    "directory": [
        path("actors/", actors.index, name="actors"),
        path("actors/<str:key>/", actors.show, name="actor"),
    ],
    "places": [
        path("map/", maps.show, name="map"),
        path("map/areas.geojson", maps.areas, name="map-areas"),
        path("map/points.geojson", maps.points, name="map-points"),
        path("places/", places.index, name="places"),
        path("places/<str:key>/", places.show, name="place"),
    ],
}

urlpatterns = [
    path("", home.home, name="home"),
    path("about/data", about.data, name="about-data"),
    path("account/login/", accounts.SignIn.as_view(), name="account_login"),
    path("account/logout/", accounts.SignOut.as_view(), name="account_logout"),
    path("you/", accounts.you, name="you"),
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

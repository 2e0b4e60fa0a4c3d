"""The addresses under which offers are made and changed; they stand before the page of one offer."""

from django.urls import path

from . import posting

PATTERNS = [
    path("offers/new/", posting.start, name="offer-new"),
    path("offers/new/<slug:kind>/", posting.begin_kind, name="offer-new-kind"),
    path("offers/new/<slug:kind>/<slug:key>/", posting.step, name="offer-new-step"),
    path("offers/<str:ref>/edit/", posting.edit, name="offer-edit"),
    path("offers/<str:ref>/confirm/", posting.confirm, name="offer-confirm"),
    path("offers/<str:ref>/host/", posting.host, name="offer-host"),
]

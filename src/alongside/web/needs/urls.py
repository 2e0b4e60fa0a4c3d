"""The addresses under which needs are posted and changed; they stand before the page of one need."""

from django.urls import path

from . import posting

PATTERNS = [
    path("needs/new/", posting.start, name="need-new"),
    path("needs/new/<slug:key>/", posting.step, name="need-new-step"),
    path("needs/<str:ref>/edit/", posting.edit, name="need-edit"),
    path("needs/<str:ref>/join/", posting.join, name="need-join"),
    path("needs/<str:ref>/close/", posting.close, name="need-close"),
]

"""The addresses of claims."""

from django.urls import URLPattern, path

from . import views, writing

AT = "claims/<str:ref>/"
CLAIMS: list[URLPattern] = [
    path("claims/", views.index, name="claims"),
    path("claims/new/", writing.new, name="claim-new"),
    path("claims/study/", views.study, name="claims-study"),
    path(AT, views.show, name="claim"),
    path(f"{AT}sources/new/", writing.cite, name="claim-cite"),
    path(f"{AT}sources/<str:source>/", writing.take_away, name="claim-source"),
    path(f"{AT}object/", writing.object_to, name="claim-object"),
    path(f"{AT}stand/", writing.stand, name="claim-stand"),
    path(f"{AT}edit/", writing.edit, name="claim-edit"),
    path(f"{AT}sharing/", writing.share, name="claim-sharing"),
]

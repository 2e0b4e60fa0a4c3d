"""Addresses of reports and of what is decided about them."""

from django.urls import URLPattern, path

from . import queue, views

PATTERNS: list[URLPattern] = [
    path("about/policy", views.policy, name="about-policy"),
    path("report/", views.report, name="report"),
    path("report/<str:ref>/", views.own, name="report-own"),
    path("moderation/", queue.index, name="moderation"),
    path("moderation/<str:ref>/", queue.show, name="moderation-report"),
]

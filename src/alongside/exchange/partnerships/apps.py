"""Tell Django about this room."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"

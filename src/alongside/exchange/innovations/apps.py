"""Tell Django about this room."""

from django.apps import AppConfig


class InnovationsConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.innovations"
    label = "innovations"
    verbose_name = "Innovations"

"""Tell Django about this room."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """The room's place in the house."""

    name = "alongside.exchange.places"
    label = "places"
    verbose_name = "Places"

"""How a business case stands, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

STATUS: dict[str, Any] = {
    "draft": lazy("Being written"),
    "review": lazy("With those named in it"),
    "agreed": lazy("Agreed by all named in it"),
    "withdrawn": lazy("Withdrawn"),
}
TONE = {"draft": "history", "review": "unclaimed", "agreed": "open", "withdrawn": "history"}
MODE: dict[str, Any] = {
    "adds": lazy("Adds to what staff do"),
    "replaces": lazy("Replaces what staff do"),
    "both": lazy("Adds to some of it and replaces some"),
}

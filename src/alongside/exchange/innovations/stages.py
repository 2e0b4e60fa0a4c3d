"""The pathway: its stages, the types that move along it at different speeds, and what each gate asks for.

Stages and types: `instruments.yaml` of the shipped landscape, `pathway_stages` and `innovation_types`;
closing down is a stage of its own here, since what is stopped makes room. Pure data and decisions.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as lazy

STAGES = ("idea", "development", "testing", "adoption", "diffusion", "scale-up", "decommissioning")
TYPES = ("medicine", "device", "digital", "service")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that must be shown at a gate: key, words, and the types it is asked of (all if none)."""

    key: str
    text: str
    types: frozenset[str] = frozenset()


def _item(key: str, text: object, *types: str) -> Item:
    return Item(key, text, frozenset(types))  # type: ignore[arg-type]


# What must be shown to leave a stage.
GATES: dict[str, tuple[Item, ...]] = {
    "idea": (
        _item("problem", lazy("The problem is put into words with those who have it")),
        _item("alike", lazy("What is there already has been looked at")),
        _item("owner", lazy("Somebody is named who takes it further")),
    ),
    "development": (
        _item("works", lazy("It works outside the drawing board")),
        _item("users", lazy("Those who will use it helped to shape it")),
        _item("harm", lazy("What could go wrong has been thought through")),
        _item("terms", lazy("Who owns it, and on which terms others may use it")),
        _item("marking", lazy("The marking for medical devices, or why none is needed"), "device", "digital"),
        _item(
            "data", lazy("How it keeps people’s data safe, with its technical and clinical safety"), "digital"
        ),
        _item("licence", lazy("The licence as a medicine, or the way to it"), "medicine"),
        _item("routine", lazy("The routines and roles it needs beside it"), "service", "device", "digital"),
    ),
    "testing": (
        _item("effect", lazy("What changed for people, measured against something")),
        _item("cost", lazy("What it costs and what it saves, and whom")),
        _item("fair", lazy("Whom it reaches and whom it misses")),
        _item("appraised", lazy("The appraisal by the national body, or why none is needed"), "medicine"),
        _item("pack", lazy("What another site would need to know to start")),
    ),
    "adoption": (
        _item("sites", lazy("At least one site uses it as a matter of course")),
        _item("money", lazy("Who pays for it from now on")),
        _item("displaced", lazy("What it takes the place of, and what is stopped")),
        _item("trained", lazy("Staff have been shown how")),
    ),
    "diffusion": (
        _item("adapted", lazy("What sites changed, and what must stay as it is")),
        _item("several", lazy("Several sites use it, not only where it began")),
        _item("figures", lazy("Results from more than one site")),
    ),
    "scale-up": (
        _item("still", lazy("New results still speak for it")),
        _item("better", lazy("Nothing better has come")),
    ),
    "decommissioning": (
        _item("instead", lazy("What people get instead")),
        _item("told", lazy("Those who use it have been told, and when it ends")),
        _item("freed", lazy("What is freed, and where it goes")),
    ),
}


def asked_at(stage: str, types: Iterable[str] = ()) -> tuple[Item, ...]:
    """What must be shown to leave a stage, for these types; of an unknown type only what is asked of all."""
    mine = frozenset(types)
    return tuple(item for item in GATES.get(stage, ()) if not item.types or item.types & mine)


def after(stage: str) -> str:
    """The next stage; empty after the last, the first where none is known."""
    if stage not in STAGES:
        return STAGES[0]
    place = STAGES.index(stage) + 1
    return STAGES[place] if place < len(STAGES) else ""

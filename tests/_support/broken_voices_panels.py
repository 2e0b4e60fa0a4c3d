"""Rows of panels, each breaking one named constraint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from alongside.exchange.voices.models import (
    Category,
    Contribution,
    Draw,
    Feature,
    Panel,
    PanelQuestion,
    Payment,
    Registration,
    Seat,
    Trait,
)
from tests._support.voices import ask


def _panel(**fields: Any) -> Panel:
    return Panel.objects.create(ask=ask("panel"), **fields)


def _category() -> Category:
    return Category.objects.create(panel=_panel(), name="Age")


def _registered(panel: Panel) -> Registration:
    said = Contribution.objects.create(ask=panel.ask, kind="interest")
    return Registration.objects.create(panel=panel, contribution=said, number=10_001)


def _twice(model: Any, **fields: Any) -> None:
    for _ in "ab":
        model.objects.create(**fields)


def _number_twice() -> None:
    panel = _panel()
    for _ in "ab":
        _registered(panel)


def _said_twice() -> None:
    category = _category()
    _twice(Trait, registration=_registered(category.panel), category=category)


BROKEN: dict[str, Callable[[], Any]] = {
    "voices_panel_has_a_size": lambda: _panel(size=0),
    "voices_panel_ends_after_it_starts": lambda: _panel(starts_on=date(2026, 2, 2), ends_on=date(2026, 2, 1)),
    "voices_category_is_named_once": lambda: _twice(Category, panel=_panel(), name="Age"),
    "voices_feature_is_named_once": lambda: _twice(Feature, category=_category(), name="Old"),
    "voices_feature_has_no_fewer_at_most": lambda: Feature.objects.create(
        category=_category(), name="Old", least=3, most=2
    ),
    "voices_registration_has_its_number": _number_twice,
    "voices_trait_is_said_once": _said_twice,
    "voices_draw_waits_once": lambda: _twice(Draw, panel=_panel(), secret="s", commitment="c"),
    "voices_draw_shows_its_seed_once_drawn": lambda: Draw.objects.create(
        panel=_panel(), secret="s", commitment="c", drawn_at=timezone.now()
    ),
    "voices_seat_ended_exactly_when_left": lambda: Seat.objects.create(panel=_panel(), state="dropped"),
    "voices_panelquestion_answered_exactly_with_words": lambda: PanelQuestion.objects.create(
        panel=(found := _panel()),
        contribution=Contribution.objects.create(ask=found.ask, kind="question"),
        words="Why?",
        answer="So.",
    ),
    "voices_payment_is_more_than_nothing": lambda: Payment.objects.create(
        seat=Seat.objects.create(panel=_panel()), kind="expenses", amount=0, paid_on=date(2026, 1, 1)
    ),
}

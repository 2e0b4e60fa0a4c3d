"""Figures of the place of a panel that are shares of its people, to set seats by."""

from typing import Any

from alongside.exchange.places.series import series_of

MOST = 12


def of_place(ask: Any) -> list[dict[str, Any]]:
    """The newest shares in per cent that are kept of the place, each with its source and year."""
    if ask.place_id is None:
        return []
    shares = [one for one in series_of(ask.place_id) if _is_share(one.indicator.unit)]
    return [
        {
            "name": one.indicator.name,
            "value": f"{one.latest.value:.1f}%",
            "source": f"{one.indicator.source}, {one.latest.period}",
        }
        for one in shares[:MOST]
    ]


def _is_share(unit: str) -> bool:
    said = unit.casefold()
    return said.startswith("%") or "per cent" in said or "percent" in said

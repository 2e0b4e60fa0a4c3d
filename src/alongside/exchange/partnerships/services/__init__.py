"""Write those who work together."""

from ..notices import PartnershipRefused

__all__ = ["PartnershipRefused"]

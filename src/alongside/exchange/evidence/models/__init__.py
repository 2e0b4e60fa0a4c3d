"""Tables of this room, a module for each part."""

from .cases import Case, CaseParty, CaseVersion

__all__ = ["Case", "CaseParty", "CaseVersion"]

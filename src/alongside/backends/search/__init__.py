"""The search index: what carries which words or names, exactly filtered by who may see it."""

from alongside.backends.search.items import SECTIONS, STANDINGS, Asked, Found, Hit, Item
from alongside.backends.search.reader import Search
from alongside.backends.search.writer import SearchWriter

__all__ = ["SECTIONS", "STANDINGS", "Asked", "Found", "Hit", "Item", "Search", "SearchWriter"]

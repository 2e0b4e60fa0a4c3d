"""Pieces of page that know no domain: Jinja macros, and the words for dates, distances and money."""

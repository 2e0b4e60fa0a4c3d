"""Alongside: an open innovation exchange for co-produced health and care."""

__version__ = "0.1.0"

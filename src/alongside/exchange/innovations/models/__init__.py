"""Innovations, where they have got to, who uses them, and portfolios of them."""

from .innovations import Innovation, Link, Stay

__all__ = ["Innovation", "Link", "Stay"]

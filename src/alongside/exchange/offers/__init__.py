"""Anything that can help: capabilities, assets, support, innovations, funds."""

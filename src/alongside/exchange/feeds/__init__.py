"""Data sets in: folders described by a dataset.yaml."""

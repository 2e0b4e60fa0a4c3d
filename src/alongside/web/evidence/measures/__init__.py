"""Pages of figures that are followed."""

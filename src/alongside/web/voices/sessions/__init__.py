"""Going out to listen: where somebody goes, and what was said there."""

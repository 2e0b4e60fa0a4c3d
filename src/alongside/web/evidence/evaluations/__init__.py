"""Did it work? Evaluations: asked, planned, looked at, and what was found."""

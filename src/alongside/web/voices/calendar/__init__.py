"""Who is asked what, when and where."""

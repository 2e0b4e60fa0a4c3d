"""Pure functions that turn arrays into answers.

No Django, no database, no files, no network and no clock: everything an engine needs arrives as an
argument, and everything it finds is returned as a frozen value. Engines do not import one another.
"""

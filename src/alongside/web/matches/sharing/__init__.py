"""Share scarce help among several things needed: choose, compare what is fair, change by hand, send."""

"""Pages of innovations: the record, the journey, who uses it, how it spreads, and all our projects."""

"""Where the engines meet machines: the match index on disk and what it is built from. No Django."""

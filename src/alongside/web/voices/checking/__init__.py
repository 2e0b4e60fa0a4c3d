"""Looking at what people said before it is shown: the queue, one at a time, the counts, and asking again."""

"""Whether two statements speak of one proposition: a small cross-encoder and what the two share beside it."""

"""Whether two statements speak of one proposition: vectors of both, and what the two share beside them."""

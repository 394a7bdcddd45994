"""For programs: what an assistant may ask of a ledger by the Model Context Protocol. Nothing in here writes."""

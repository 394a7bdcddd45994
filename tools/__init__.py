"""Tools of the project's own work: what pins its decisions, and what tests the pins."""

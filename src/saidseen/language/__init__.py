"""What a language gives that is decided by its marks alone: where sentences end."""

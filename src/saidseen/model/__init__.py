"""The records: one a thing, frozen and typed, no behaviour beyond their own invariants; every room may use them."""

"""The services: read, link, judge, check, measure; each takes a ledger and gives records, and prints nothing."""

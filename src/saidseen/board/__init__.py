"""The board: a ledger in a browser and for programs, over HTTP."""

"""A folder of pages: an index, lists, a search that needs no service, and a page for each claim and each story."""

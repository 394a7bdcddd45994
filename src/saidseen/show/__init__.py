"""What people see: the terminal's tables, pages, maps and letters, and the words on them."""

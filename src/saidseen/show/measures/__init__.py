"""What measures say of claims, as people see it: in the terminal, on pages, with maps, and as letters."""

"""What the pages of the board show, worked out before any HTML is written."""

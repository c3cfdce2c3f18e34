"""What other sites show of the catalogue in a frame, and the page that gives the snippet for it."""

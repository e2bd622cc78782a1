"""Goals on the progress tab: what one wants to get to, and how far it is."""

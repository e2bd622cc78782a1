"""What is said about each week that is over, and the figures behind it."""

"""What may come next: the model of how hard each step is for this person, and the choice of the day. Pure values."""

"""Help that is always one step away: people to reach, the person's own safety plan, and ways back to the ground."""

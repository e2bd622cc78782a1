"""What every reader of another program's files shares: safe access to the file, and the values that it finds there."""

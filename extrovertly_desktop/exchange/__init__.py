"""What leaves the vault and comes into it: pure code from values to text and back."""

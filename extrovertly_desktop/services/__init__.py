"""What a person can do, one method a deed. No Qt, no SQL."""

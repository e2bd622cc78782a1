"""Pictures as bytes in and bytes out: what is done to a photo before it may enter a vault."""

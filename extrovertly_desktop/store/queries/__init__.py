"""Every statement the application makes, by noun. Functions take a `Unit` and give values, never rows."""

"""All that paints: windows, tabs, dialogs, widgets and the theme."""

"""The charts. Importing these modules imports pyqtgraph and numpy (0.4 s), so the tab does it when first shown."""

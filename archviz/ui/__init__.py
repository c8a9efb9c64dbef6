"""The window. Qt lives here; the document is the one thing that changes."""

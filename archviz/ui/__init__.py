"""The window: shows the document and edits it. Qt lives here."""

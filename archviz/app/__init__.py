"""What the window stands on without Qt: work in the background, settings, the journal of unsaved work."""

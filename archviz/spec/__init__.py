"""The document: architectures of blocks, their fields, their files, and their expansion into a graph."""

"""Designs found rather than drawn: the dimensions of a design, what it costs along them, and equal cost on them."""

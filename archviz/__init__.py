"""ArchViz: assemble convolutional networks, see their numbers and their picture, compare them."""

"""The picture of a network: what there is to draw, its places, its painting, its files."""

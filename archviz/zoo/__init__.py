"""Named networks assembled from blocks; a module registers its families when it is imported here."""

from . import resnet, preact, resnext, classic, inception, keras  # noqa: F401, I001 - this order is the order of the lists
from .grammar import FAMILIES, NetworkFamily, names, nearest, network

__all__ = ["FAMILIES", "NetworkFamily", "names", "nearest", "network"]

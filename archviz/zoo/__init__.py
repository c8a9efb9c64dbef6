"""Named networks assembled from blocks; every module in this folder registers its families by being imported."""

from . import resnet, preact, resnext, classic, inception, keras  # noqa: F401, I001 - this order is the order of the lists
from .grammar import FAMILIES, NetworkFamily, names, nearest, network

__all__ = ["FAMILIES", "NetworkFamily", "names", "nearest", "network"]

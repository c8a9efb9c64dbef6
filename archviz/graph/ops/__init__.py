"""The closed table of primitive operations: one class is one row; a new primitive is added here and nowhere else."""

from .layers import Activation, ActivationKind, BatchNorm, Conv, Dropout, Linear
from .op import MAX_CHANNELS, Category, LabelStyle, Op, Pair, Shape, Shapes, times
from .pooling import GlobalPool, Pool
from .shaping import Add, Flatten, ZeroPad

__all__ = [
    "MAX_CHANNELS",
    "Activation",
    "ActivationKind",
    "Add",
    "BatchNorm",
    "Category",
    "Conv",
    "Dropout",
    "Flatten",
    "GlobalPool",
    "LabelStyle",
    "Linear",
    "Op",
    "Pair",
    "Pool",
    "Shape",
    "Shapes",
    "ZeroPad",
    "times",
]

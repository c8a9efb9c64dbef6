"""The closed table of primitive operations: one class is one row; a new primitive is added here and nowhere else."""

from .layers import Activation, ActivationKind, BatchNorm, Conv, Dropout, LayerNorm, Linear, LocalResponseNorm
from .op import MAX_CHANNELS, Category, LabelStyle, Op, Pair, Saved, Shape, Shapes, times
from .pooling import GlobalPool, Pool
from .shaping import Add, Concat, Flatten, Multiply, Permute, Scale, Unknown, ZeroPad

__all__ = [
    "MAX_CHANNELS",
    "Activation",
    "ActivationKind",
    "Add",
    "BatchNorm",
    "Category",
    "Concat",
    "Conv",
    "Dropout",
    "Flatten",
    "GlobalPool",
    "LabelStyle",
    "LayerNorm",
    "Linear",
    "LocalResponseNorm",
    "Multiply",
    "Op",
    "Pair",
    "Permute",
    "Pool",
    "Saved",
    "Scale",
    "Shape",
    "Shapes",
    "Unknown",
    "ZeroPad",
    "times",
]

"""The house's way of writing numbers, under the name by which reports and window know it."""

from archviz.numbers import difference, exact, memory, percent, pixels, ratio, seconds, shape, si

__all__ = ["difference", "exact", "memory", "percent", "pixels", "ratio", "seconds", "shape", "si"]

"""ArchViz: assemble convolutional networks, see their numbers and their picture, compare them."""

# Nothing is imported here: `python -m archviz` comes by before the current folder has left the search path.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .app.design import Design, block, load, network
    from .spec.issue import Refused

__all__ = ["Design", "Refused", "block", "load", "network"]


def __getattr__(name: str) -> object:
    """The public names, imported when they are first used: `import archviz` itself costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Refused":
        from .spec.issue import Refused

        return Refused
    from .app import design

    found: object = getattr(design, name)
    return found


def __dir__() -> list[str]:
    return [*__all__]

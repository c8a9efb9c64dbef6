"""What every command shares: the program, its options, the design that is meant, the file that is written."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer
from typer.core import TyperCommand, TyperOption

from archviz.app import ending
from archviz.spec.issue import Refused

if TYPE_CHECKING:
    from archviz.app.design import Design


class Once(TyperCommand):
    """A command that refuses an option given twice, where the last would silently win."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As ever, once no option is there twice that is taken once."""
        _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        for param in given:
            once = isinstance(param, TyperOption) and not (param.multiple or param.is_flag)
            if once and given.count(param) > 1:
                raise Refused(f"{param.opts[-1]} is taken once; it was given {given.count(param)} times")
        return super().parse_args(ctx, args)


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage in a command that ends within seconds and mostly imports."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


app = typer.Typer(
    name="archviz",
    help="Assemble convolutional networks, see their numbers and their picture, compare them.",
    epilog="TARGET: a network (resnet50), a block (bottleneck:width=64,out=256), or a file (FILE, FILE#2, FILE#name).",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Target = Annotated[str, typer.Argument(metavar="TARGET", help="network, block or file", show_default=False)]
Input = Annotated[str | None, typer.Option("--input", metavar="CxHxW", help="another input, such as 3x224x224")]
Batch = Annotated[int, typer.Option("--batch", min=1, max=65_536, help="of the figures of memory")]
Type = Annotated[
    Literal["float32", "bfloat16", "float16"], typer.Option("--dtype", help="of everything in the figures of memory")
]
Level = Annotated[Literal["stage", "block", "layer"], typer.Option("--level", help="how fine")]
Width = Annotated[
    Literal["auto", "column", "columns"],
    typer.Option("--page", help="width of the plot; column: one of a paper (3.5 in), columns: both (7.16 in)"),
]
Theme = Annotated[Literal["light", "dark", "print"], typer.Option(help="colours")]
Direction = Annotated[Literal["TB", "LR"], typer.Option(help="top-down or left to right")]
Dpi = Annotated[int, typer.Option(min=36, max=1200, help="of a .png")]
Names = Annotated[Literal["torch", "keras"], typer.Option(help="conv1 of layer1.0, or res2a_branch2a")]


def every(targets: Sequence[str], input: str | None) -> list[Design]:
    """All designs of all targets, in their order."""
    from archviz.app.design import designs

    return [design for target in targets for design in designs(target, input)]


def one(target: str, input: str | None) -> Design:
    """The first design of a target; says so where there are others."""
    from archviz.app.design import designs

    found = designs(target, input)
    if len(found) > 1:
        ending.say(f"note: the first of {len(found)} designs; for another: {target}#2 or {target}#{found[1].name}")
    return found[0]


def say_names(design: Design, names: str) -> None:
    """Says so where Keras has no names for a network."""
    from archviz.spec.naming import uncovered

    if names == "keras" and (why := uncovered(design.architecture)):
        ending.say(f"note: {design.name} keeps torchvision's names: {why}")


def wrote(path: Path, page: str = "") -> None:
    """Say which file is there now."""
    from archviz.report import numbers

    print(f"{path} ({numbers.memory(path.stat().st_size)}{page})")

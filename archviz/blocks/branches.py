"""A user's own block: one line of branches."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from archviz.graph import Remedy, Wire, Wiring
from archviz.graph.ops import brief
from archviz.spec.recipe import BRANCHES, step_text, text
from archviz.spec.recipe_edit import cut_padding, overpadded
from archviz.spec.recipe_parser import MAX_LENGTH, parse
from archviz.spec.registry import block
from archviz.words import say

from .paths import Averaging

EXAMPLE = (
    "conv1-64 conv3-96 | conv1-64 conv3-96 conv3-96 | avgpool3 conv1-64 => concat, conv1-256 linear, scale 0.17, add"
)
MORE = [
    "conv1-96 | avgpool3 conv1-96 | conv1-64 conv3-96 | conv1-64 conv3-96 conv3-96",
    "conv1-64 [ conv1x3-64 | conv3x1-64 ] | maxpool3 bn relu => concat, conv1-256, add project",
    "conv3-256 | conv5-256 groups 4 => multiply, scale 0.1, add, no relu",
    "conv1-64 pre conv3-64/2 pre | maxpool3/2 conv1-64 linear => concat, conv1-256 linear, add, no relu",
    "conv3-64/2 pad 1 relu | maxpool3/2 conv1-64 linear | lrn conv3-64/2 dilation 1 => add",
    "conv1-104 split [ id | conv3-26 | add left conv3-26 | add left conv3-26 ] conv1-256 bn => concat, add",
    "split [ id | conv1-128 conv3-128 groups 128 bn conv1-128 ] shuffle 2",
    "conv1-64 | conv3-64 dilation 6 | globalpool conv1-64 resize => concat, conv1-64",
    "conv1-64 conv3-64 conv1-256 bn [ id | globalpool conv1-16 linear silu conv1-256 linear sigmoid => multiply ] "
    "=> concat, add",
    "conv2x3-64/2x1 maxpool2 avgpool2x1/1x2 resize 2 nearest se 4 globalmaxpool flatten linear-10 tanh",
]


@lru_cache(maxsize=4096)
def _tidy(line: str) -> str:
    """The line as `text` writes it; Misread where it does not parse, or is too long to be read again."""
    tidied = text(parse(line))
    return text(parse(tidied)) if len(tidied) > MAX_LENGTH else tidied


Line = Annotated[str, AfterValidator(_tidy)]


@block("branches", "Your own branches", family="inception", source="Assembled by the user.", example=(256, 35, 35))
class Branches(Averaging):
    """Branches of your own, written as one line: steps, | between branches, => what becomes of them."""

    line: Line = Field(
        EXAMPLE,
        title="Branches",
        description="conv3-96 | avgpool3 conv1-64 => concat, add",
        examples=MORE,
        json_schema_extra={"unit": BRANCHES},
    )

    def wire(self, g: Wiring, x: Wire) -> Wire:
        recipe = parse(self.line)
        if wrong := next(overpadded(recipe.paths), None):
            recipe = cut_padding(recipe)  # drawn so until it is mended
            message = say(
                "{step}: padding = {padding} must be at most half the window of {window}",
                step=step_text(wrong),
                padding=brief(wrong.padding or (0, 0)),
                window=brief(wrong.kernel),
            )
            most = brief((wrong.kernel[0] // 2, wrong.kernel[1] // 2))
            offer = Remedy(say("{field} = {value}", field="pad", value=most), (("line", text(recipe)),))
            g.complain(message, field="line", remedies=(offer,))
        return self.draw(g, x, recipe)

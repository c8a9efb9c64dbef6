"""Latencies that were measured, and the devices that they can be measured on."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused

from .command import app


@app.command()
def devices(json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False) -> None:
    """List the devices that latencies can be measured on."""
    from archviz.bench import machine
    from archviz.report import latency, record, terminal

    found = machine.devices()
    if json:
        print(record.text({"devices": [device.model_dump(mode="json") for device in found]}))
    else:
        terminal.table(terminal.console(), latency.devices(found))


@app.command()
def history(
    design: Annotated[str, typer.Option("--design", metavar="NAME", help="only of this name")] = "",
    export: Annotated[Literal["csv", "json"] | None, typer.Option("--export", help="to standard output")] = None,
    compare: Annotated[tuple[int, int] | None, typer.Option("--compare", metavar="NO. NO.", help="two results")] = None,
    force: Annotated[bool, typer.Option("--force", help="compare what differs in its conditions, too")] = False,
) -> None:
    """List the latencies that were measured, export them, or compare two of them."""
    from archviz.bench import history as past
    from archviz.bench.outcome import compared
    from archviz.bench.stats import verdict
    from archviz.report import latency, record, tables, terminal

    kept = past.history()
    if said := kept.mend():
        ending.say(f"note: {said}")
    out = terminal.console()
    if compare is not None:
        first, second = map(kept.entry, compare)
        differ = past.differences(first, second)
        if differ and not force:
            raise Refused(
                f"{first.id} and {second.id} cannot be compared: {'; '.join(differ)} (--force does it all the same)"
            )
        one, other = (f"{tables.printable(e.latency.name)} ({e.id})" for e in (first, second))
        ratio = compared(first.latency, second.latency)
        out.print(verdict(one, other, ratio), markup=False)
        if not ratio.paired:
            out.print("Mind: not measured in turns; what drifted between the two runs is in the ratio.", markup=False)
        for line in differ:
            out.print(f"Mind: {line}", markup=False, style="yellow")
        return
    entries = kept.entries(design)
    if export == "json":
        print(record.text(latency.exported(entries)))
    elif export == "csv":
        print(tables.written(latency.listing(entries, exact=True)), end="")
    elif entries:
        terminal.table(out, latency.listing(entries))
    else:
        print("No latency has been measured yet; `archviz bench resnet18` does.")

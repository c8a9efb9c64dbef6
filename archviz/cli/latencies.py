"""Latencies that were measured, and the devices that they can be measured on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from archviz.app import ending
from archviz.spec.issue import Refused

from .command import Theme, Width, app, wrote

if TYPE_CHECKING:
    from archviz.bench.history import History


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
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="only the latest so many")] = None,
    export: Annotated[
        Literal["csv", "json"] | None, typer.Option("--export", help="to standard output; times of day in UTC")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="one JSON object, of what else is asked for, too")] = False,
    show: Annotated[int | None, typer.Option("--show", metavar="NO.", help="all that is known of one result")] = None,
    compare: Annotated[tuple[int, int] | None, typer.Option("--compare", metavar="NO. NO.", help="two results")] = None,
    force: Annotated[bool, typer.Option("--force", help="compare what differs in machine or conditions, too")] = False,
    delete: Annotated[
        str, typer.Option("--delete", metavar="NO.,NO.", help="results, such as 3,7; for 30 days they can be restored")
    ] = "",
    restore: Annotated[str, typer.Option("--restore", metavar="NO.,NO.", help="deleted results")] = "",
    roofline: Annotated[
        tuple[int, Path] | None, typer.Option("--roofline", metavar="NO. FILE", help="plot a result: .svg .pdf .png")
    ] = None,
    theme: Theme = "light",
    page: Width = "auto",
    where: Annotated[bool, typer.Option("--where", help="the file that it lies in")] = False,
) -> None:
    """List the latencies that were measured (times of day are local), export, compare, plot or delete them."""
    from archviz.bench.history import history as users
    from archviz.report import past, record, tables, terminal

    acts: dict[str, object] = {"--compare": compare, "--show": show, "--delete": delete, "--restore": restore}
    acts |= {"--roofline": roofline, "--where": where}
    given = [name for name, value in acts.items() if value]
    if len(given) > 1:
        raise Refused(f"{given[0]} and {given[1]} do different things; give one of them")
    kept = users()
    if where:
        print(kept.file)
        return
    if said := kept.mend():
        ending.say(f"note: {said}")
    if compare is not None:
        _compare(kept, *compare, force=force, json=json)
    elif show is not None:
        _show(kept, show, json=json)
    elif roofline is not None:
        _plot(kept, *roofline, theme, page)
    elif delete or restore:
        _put(kept, _numbers(delete or restore), away=bool(delete), json=json)
    else:
        found = kept.find(design, limit or 0)
        if found.note:
            ending.say(f"note: {found.note}")
        if json or export == "json":
            print(record.text(past.exported(found.entries)))
        elif export == "csv":
            print(tables.written(past.exact(found.entries)), end="")
        elif found.entries:
            terminal.table(terminal.console(), past.listing(found.entries))
        elif design:
            print(
                f"No latency of {tables.printable(design)} has been measured yet; `archviz history` lists the others."
            )
        else:
            print("No latency has been measured yet; `archviz bench resnet18` does.")


def _compare(kept: History, first: int, second: int, *, force: bool, json: bool) -> None:
    """The second beside the first; Refused where machine or conditions differ, and nobody insists."""
    from dataclasses import asdict

    from archviz.report import past, record, terminal

    found = past.versus(kept.entry(first), kept.entry(second))
    if found.differ and not force:
        raise Refused(
            f"{first} and {second} cannot be compared: {'; '.join(found.differ)} (--force does it all the same)"
        )
    if json:
        numbers = {"first": first, "second": second, **asdict(found.ratio), "differs": found.ratio.differs}
        print(record.text({**numbers, "verdict": found.verdict, "differences": found.differ, "mind": found.minds}))
        return
    out = terminal.console()
    out.print(found.verdict, markup=False)
    for line in (*found.minds, *found.differ):
        out.print(f"Mind: {line}", markup=False, style="yellow")


def _show(kept: History, number: int, *, json: bool) -> None:
    from archviz.report import details, past, record, tables, terminal

    entry, out = kept.entry(number), terminal.console()
    if json:
        print(record.text(past.single(entry)))
        return
    out.print(past.called(entry), markup=False, style="bold")
    for title, lines in details.details(entry):
        out.print(f"\n{title}", style="dim")
        terminal.facts(out, ((name, "", value) for name, value in lines))
    out.print(f"\n{tables.printable(entry.command)}", markup=False, style="dim", soft_wrap=True)


def _plot(kept: History, number: int, path: Path, theme: Theme, page: Width) -> None:
    from archviz.app import rooflines

    rooflines.possible(path)
    rooflines.plot(kept.entry(number), path, theme, page)
    wrote(path)


def _numbers(text: str) -> list[int]:
    """ "3,7" → [3, 7]; Refused for anything else."""
    if not re.fullmatch(r"\d{1,15}(,\d{1,15})*", text, re.ASCII):
        raise Refused(f"{text[:40]!r} must be numbers of results, such as 3,7; `archviz history` lists them")
    return list(dict.fromkeys(map(int, text.split(","))))


def _put(kept: History, numbers: list[int], *, away: bool, json: bool) -> None:
    """Delete results or bring them back, all or none, and say how many."""
    (kept.remove if away else kept.restore)(numbers)
    if json:
        from archviz.report import record

        print(record.text({"deleted" if away else "restored": numbers}))
        return
    text = ",".join(map(str, numbers))
    count = "1 result" if len(numbers) == 1 else f"{len(numbers)} results"
    back = f"; `archviz history --restore {text}` brings {'it' if len(numbers) == 1 else 'them'} back" if away else ""
    print(f"{count} {'deleted' if away else 'restored'}{back}")

"""Roofline plots from the command line: asked for with a run, and of what the history holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from latencies import latency

from archviz import cli, zoo
from archviz.app import rooflines
from archviz.bench.history import history
from archviz.bench.outcome import Outcome
from archviz.bench.plan import Plan
from archviz.bench.result import Latency, Machine
from archviz.bench.run import Run
from archviz.cli import bench
from archviz.report import roofline
from archviz.spec.issue import Refused

NETS = zoo.network("resnet18"), zoo.network("resnet34")
MACHINE = Machine(cpu="Abacus 9", threads=2, torch="2.13.0")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Writes what is to be drawn."""

    def draw(found: Latency, where: str, format: str, theme: str, page: str) -> bytes:
        return json.dumps([found.name, found.batch, where, format, theme, page]).encode()

    monkeypatch.setattr(roofline, "draw", draw)


def test_one_result_is_in_the_file_and_several_beside_it(tmp_path: Path) -> None:
    one = Outcome(Plan(designs=NETS[:1]), "", MACHINE, (latency("a"),))
    assert list(rooflines.plotted(one, tmp_path / "r.svg", "print")) == [tmp_path / "r.svg"]
    name, batch, where, format, theme, page = json.loads((tmp_path / "r.svg").read_bytes())
    assert (name, batch, format, theme, page) == ("a", 2, "svg", "print", "auto")
    assert where.startswith("Abacus 9, 2 threads, float32, torch 2.13.0, 20")
    found = latency("a/b", batch=1), latency("a:b", batch=1), latency("网络", batch=8)
    several = Outcome(Plan(designs=NETS, batches=(1, 8)), "", MACHINE, found)
    names = [path.name for path in rooflines.plotted(several, tmp_path / "r.pdf", "light")]
    assert names == ["r-a-b-b1.pdf", "r-a-b-b1_.pdf", "r-网络-b8.pdf"]
    assert all((tmp_path / name).exists() for name in names)


def test_a_run_with_a_plot_times_its_blocks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    plans: list[Plan] = []

    def measured(run: Run, command: str, *, quiet: bool) -> Outcome:
        plans.append(run.plan)
        return Outcome(run.plan, command, MACHINE, (latency("resnet18"),), (1,))

    monkeypatch.setattr(bench, "_measured", measured)
    file = tmp_path / "r.svg"
    assert cli.main(("bench", "resnet18", "--roofline", str(file), "--json")) == 0
    captured = capsys.readouterr()
    assert "--per-block" in json.loads(captured.out)["command"]
    assert captured.err == f"the roofline plot is {file}\n"
    plan = tmp_path / "plan.json"
    plan.write_text(Plan(designs=NETS[:1]).model_dump_json())
    assert cli.main(("bench", str(plan), "--roofline", str(file), "--page", "columns")) == 0
    assert json.loads(file.read_bytes())[5] == "columns"
    assert [plan.per_block for plan in plans] == [True, True]
    out = capsys.readouterr().out
    assert "FLOPs/byte" in out
    assert "gap −500.0 µs" in out

    for wrong, said in ((tmp_path / "r.jpg", "must end in"), (tmp_path / "none" / "r.svg", "there is no folder")):
        assert cli.main(("bench", "resnet18", "--roofline", str(wrong))) == 2
        assert said in capsys.readouterr().err
    assert cli.main(("bench", "resnet18", "--roofline", str(file), "--compile")) == 2
    assert "cannot be timed apart" in capsys.readouterr().err
    assert len(plans) == 2  # nothing was measured for those


def test_a_result_of_the_history(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    kept = history()
    kept.keep(kept.begin(Plan(designs=NETS[:1]), MACHINE, "archviz bench resnet18"), latency("resnet18"))
    file = tmp_path / "r.pdf"
    assert cli.main(("history", "--roofline", "1", str(file), "--theme", "dark", "--page", "column")) == 0
    assert capsys.readouterr().out.startswith(f"{file} (")
    assert json.loads(file.read_bytes())[3:] == ["pdf", "dark", "column"]
    assert cli.main(("history", "--roofline", "7", str(file))) == 2
    assert "there is no result 7" in capsys.readouterr().err
    with pytest.raises(Refused, match="must end in"):
        rooflines.possible(Path("r.txt"))

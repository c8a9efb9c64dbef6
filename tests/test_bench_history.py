"""What was measured stays, whole, and is only set beside its like."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from measured import BLOCKS, HERE, NET, latency

from archviz import children, cli
from archviz.app import bench as use
from archviz.bench import database
from archviz.bench import history as past
from archviz.bench.history import History
from archviz.bench.machine import same
from archviz.bench.outcome import compared, pairs
from archviz.bench.plan import Plan
from archviz.cli import main
from archviz.spec.issue import Refused


@pytest.fixture
def kept() -> History:
    return past.history()


def test_results_come_back_as_they_were(kept: History) -> None:
    plan = Plan(designs=(NET,), batches=(1, 8), seconds=0.5)
    run = kept.begin(plan, HERE, "archviz bench resnet20_cifar")
    numbers = [kept.keep(run, latency()), kept.keep(run, latency("other", 1.5))]
    entries = kept.entries()
    assert [entry.id for entry in entries] == numbers
    assert entries[0].latency == latency()
    assert entries[1].plan == plan
    assert entries[1].machine == HERE
    assert entries[1].command == "archviz bench resnet20_cifar"
    assert [entry.id for entry in kept.entries("other")] == numbers[1:]
    assert kept.entry(numbers[1]) == entries[1]
    with closing(sqlite3.connect(kept.file)) as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with pytest.raises(Refused, match="there is no result 99"):
        kept.entry(99)


def test_an_older_file_is_brought_up_and_keeps_what_it_holds(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    run = kept.begin(Plan(designs=(NET,)), HERE, "")
    kept.keep(run, latency())
    newer = (*database.MIGRATIONS, ("ALTER TABLE result ADD COLUMN remark TEXT NOT NULL DEFAULT ''",))
    monkeypatch.setattr(database, "MIGRATIONS", newer)
    assert kept.entries()[0].latency == latency()
    with closing(sqlite3.connect(kept.file)) as base:
        assert base.execute("PRAGMA user_version").fetchone() == (4,)
        assert base.execute("SELECT remark FROM result").fetchall() == [("",)]
    monkeypatch.undo()
    with pytest.raises(Refused, match=r"newer ArchViz \(version 4, this one reads up to 3\); update"):
        kept.entries()


def test_a_migration_that_fails_leaves_the_file_as_it_was(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency())
    with monkeypatch.context() as patch:
        patch.setattr(
            database, "MIGRATIONS", (*database.MIGRATIONS, ("ALTER TABLE result ADD COLUMN x TEXT", "NONSENSE"))
        )
        with pytest.raises(Refused):
            kept.entries()
    assert kept.entries()[0].latency == latency()


@pytest.mark.parametrize("torn", [b"no database at all, but text" * 99, None])
def test_a_broken_file_is_set_aside_and_a_new_one_begins(kept: History, torn: bytes | None) -> None:
    kept.file.parent.mkdir(parents=True)
    if torn is None:  # pages in the middle are gone
        run = kept.begin(Plan(designs=(NET,)), HERE, "")
        for _ in range(40):
            kept.keep(run, latency())
        whole = bytearray(kept.file.read_bytes())
        whole[4096:20480] = b"\xff" * 16384
        torn = bytes(whole)
    kept.file.write_bytes(torn)
    with pytest.raises(Refused, match="it is broken; `archviz history` sets it aside"):
        kept.entries()
    said = kept.mend()
    assert "history.sqlite.broken, and a new one begins" in said
    assert kept.file.with_name("history.sqlite.broken").read_bytes() == torn
    assert kept.entries() == ()
    assert kept.mend() == ""


def test_what_was_kept_before_results_could_be_deleted_is_there(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
        patch.setattr(past, "_purge", lambda *_: None)  # nor did that version purge
        kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency())
    assert [entry.latency for entry in kept.entries()] == [latency()]


def test_a_file_in_use_is_read_but_not_written(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    run = kept.begin(Plan(designs=(NET,)), HERE, "")
    kept.keep(run, latency())
    monkeypatch.setattr(database, "_BUSY_S", 0.05)
    with closing(sqlite3.connect(kept.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="cannot be used: another program is writing into it; try again"):
            kept.keep(run, latency())
        assert len(kept.entries()) == 1
    kept.keep(run, latency())
    assert len(kept.entries()) == 2


def test_what_lies_in_a_folder_for_reading_only_is_read(kept: History, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency())
    monkeypatch.setattr(database.os, "access", lambda *_: False)  # root may write everywhere
    with closing(sqlite3.connect(kept.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        before = sorted(path.name for path in kept.file.parent.iterdir())
        assert [entry.latency for entry in kept.entries()] == [latency()]
        assert sorted(path.name for path in kept.file.parent.iterdir()) == before
    kept.file.unlink()
    assert kept.entries() == ()


WRITER = """
import sys, time
from pathlib import Path
from archviz import zoo
from archviz.bench.history import History
from archviz.bench.plan import Plan
from archviz.bench.result import Latency, Machine
kept, go = History(Path(sys.argv[1])), Path(sys.argv[2])
one, net = Latency.model_validate_json(sys.argv[3]), zoo.network("resnet20_cifar")
print("ready", flush=True)
while not go.exists():
    time.sleep(0.001)
for _ in range(20):
    kept.keep(kept.begin(Plan(designs=(net,)), Machine(), "c"), one)
"""


def test_programs_write_at_the_same_time_into_a_file_that_none_has_made_yet(kept: History, tmp_path: Path) -> None:
    names, go = ("a", "b"), tmp_path / "go"
    words = [children.python(WRITER, str(kept.file), str(go), latency(n).model_dump_json()) for n in names]
    writers = [subprocess.Popen(line, stdout=subprocess.PIPE) for line in words]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
    go.touch()
    for writer in writers:
        with writer:
            assert writer.wait(60) == 0
    found = kept.entries()
    assert sorted(entry.latency.name for entry in found) == sorted(names * 20)
    assert len({entry.run for entry in found}) == 40


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "no space is left for it; make room on its disk"),
        ("attempt to write a readonly database", "it cannot be written; give yourself the right"),
        ("unable to open database file", "it cannot be opened; give yourself the right"),
        ("something else", "something else"),
    ],
)
def test_what_keeps_a_result_from_the_file_is_said(
    kept: History, monkeypatch: pytest.MonkeyPatch, said: str, told: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError(said)

    monkeypatch.setattr(sqlite3, "connect", refuse)
    with pytest.raises(Refused, match=f"history.sqlite cannot be used: {told}"):
        kept.begin(Plan(designs=(NET,)), HERE, "")


def overfill(kept: History) -> None:
    """Change a result, and write more than there is room for."""
    with database.opened(kept.file, write=True) as base:
        base.execute("UPDATE result SET design = 'half done'")
        base.execute(f"PRAGMA max_page_count = {base.execute('PRAGMA page_count').fetchone()[0]}")
        base.execute("INSERT INTO run (at, plan, machine, command) VALUES ('', zeroblob(99999), '', '')")


def test_a_full_disk_costs_no_result_that_was_kept(kept: History) -> None:
    run = kept.begin(Plan(designs=(NET,)), HERE, "")
    kept.keep(run, latency())
    with pytest.raises(Refused, match="cannot be used: no space is left for it; make room on its disk"):
        overfill(kept)
    assert len(kept.find("net").entries) == 1
    assert [entry.latency for entry in kept.entries()] == [latency()]


def test_results_of_a_newer_version_are_counted_and_the_others_shown(
    kept: History, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = Plan(designs=(NET,), per_block=True)
    run = kept.begin(plan, HERE, "")
    for name in ("old", "new", "older"):
        kept.keep(run, latency(name, blocks=BLOCKS))
    with database.opened(kept.file, write=True) as base:
        text = json.dumps(json.loads(latency("new").model_dump_json()) | {"colour": "green"})
        base.execute("UPDATE result SET latency = ? WHERE design = 'new'", (text,))
        base.execute("UPDATE result SET digest = 'same'")
    found = kept.find()
    assert [entry.latency.name for entry in found.entries] == ["old", "older"]
    assert found.note == "1 result of a newer version is not shown; update ArchViz"
    assert [entry.id for entry in kept.find(limit=1).entries] == [3]
    with pytest.raises(Refused, match="result 2 was written by a newer version; update ArchViz"):
        kept.entry(2)
    apart = kept.apart("same")
    assert apart is not None
    assert apart.id == 3
    kept.remove([3])
    apart = kept.apart("same")
    assert apart is not None
    assert apart.id == 1  # 2, which is later, cannot be read
    code, out, err = run_cli(capsys, "history")
    assert (code, err) == (0, "note: 1 result of a newer version is not shown; update ArchViz\n")
    assert len(out.splitlines()) == 3
    with database.opened(kept.file, write=True) as base:
        base.execute("UPDATE run SET at = 'yesterday'")
    assert kept.find().unread == 2
    assert kept.find().note.startswith("2 results of a newer version")


def test_deleted_results_come_back_whole(kept: History) -> None:
    run = kept.begin(Plan(designs=(NET,)), HERE, "command")
    for name in "abc":
        kept.keep(run, latency(name))
    before = kept.entries()
    kept.remove([1, 3])
    assert [entry.latency.name for entry in kept.entries()] == ["b"]
    with pytest.raises(Refused, match="there is no result 3; nothing is removed"):
        kept.remove([2, 3])
    assert [entry.latency.name for entry in kept.entries()] == ["b"]
    assert kept.keep(run, latency("d")) == 4  # a number that somebody has written down means one result for ever
    kept.restore([1, 3])
    assert kept.entries()[:3] == before
    with pytest.raises(Refused, match="no result 2 was removed"):
        kept.restore([2])


def test_machines_are_the_same_but_for_what_changes_by_itself() -> None:
    assert same(HERE, HERE.put(load=9.0, clock=800.0, notes=("x",))) == ()
    assert same(HERE.put(memory=10_000), HERE.put(memory=10_050)) == ()  # what a kernel keeps for itself varies
    assert same(HERE.put(memory=10_000), HERE.put(memory=20_000)) == (("memory", "10000", "20000"),)
    assert same(HERE, HERE.put(threads=4, torch="2.4.0")) == (("torch", "2.13.0", "2.4.0"), ("threads", "2", "4"))


def test_designs_are_paired_within_their_group() -> None:
    found = pairs((latency("a"), latency("b", 1.5), latency("a", group="h"), latency("c", 0.5, group="h")))
    assert [(p.first, p.second, round(p.ratio.value, 6), p.ratio.paired) for p in found] == [
        ("a", "b", 1.5, True),
        ("a", "c", 0.5, True),
    ]
    assert not compared(latency("a"), latency("a", group="h")).paired
    many = tuple(latency(str(i)) for i in range(5))
    assert [(p.first, p.second) for p in pairs(many)] == [("0", "1"), ("0", "2"), ("0", "3"), ("0", "4")]


def run_cli(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_command_lists_exports_and_compares(kept: History, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_cli(capsys, "history") == (0, "No latency has been measured yet; `archviz bench resnet18` does.\n", "")
    first = kept.begin(Plan(designs=(NET,)), HERE, "archviz bench a b")
    kept.keep(first, latency("a"))
    kept.keep(first, latency("=b()", 2.0))
    elsewhere = kept.begin(Plan(designs=(NET,)), HERE.put(cpu="Another", load=3.0), "")
    kept.keep(elsewhere, latency("a", 1.5, group="other"))
    kept.keep(kept.begin(Plan(designs=(NET,), dtype="bfloat16"), HERE, ""), latency("a", group="third"))

    code, out, _ = run_cli(capsys, "history")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[2:]] == ["1", "2", "3", "4"]
    _, out, _ = run_cli(capsys, "history", "--design", "a", "--export", "json")
    assert [row["number"] for row in json.loads(out)["results"]] == [1, 3, 4]
    assert json.loads(out)["results"][0]["result"]["images_per_second"] == pytest.approx(100)
    _, out, _ = run_cli(capsys, "history", "--export", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["design"], float(row["median"])) for row in rows[:2]] == [("a", 0.01), ("'=b()", 0.02)]

    assert run_cli(capsys, "history", "--compare", "1", "2")[:2] == (0, "=b() (2) is 2.000–2.000× slower than a (1)\n")
    code, out, err = run_cli(capsys, "history", "--compare", "1", "3")
    assert (code, out) == (2, "")
    assert err == "archviz: 1 and 3 cannot be compared: CPU: A CPU | Another (--force does it all the same)\n"
    code, out, _ = run_cli(capsys, "history", "--compare", "1", "3", "--force")
    assert code == 0
    assert "× as long as a (1), in another run" in out
    assert "slower" not in out
    assert "Mind: CPU: A CPU | Another" in out
    assert "Type: float32 | bfloat16" in run_cli(capsys, "history", "--compare", "1", "4")[2]


def test_the_command_shows_deletes_and_restores(
    kept: History, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept.begin(Plan(designs=(NET,)), HERE, "archviz bench a b")
    for name, input in (("a", (3, 32, 32)), ("b", (3, 32, 32)), ("c", (3, 64, 64))):
        kept.keep(first, latency(name, input=input, group="g" if name != "c" else "later"))
    with database.opened(kept.file, write=True) as base:
        base.execute("UPDATE run SET at = '2026-01-31T23:30:00+00:00'")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC-8")  # eight hours east
        time.tzset()
        assert "2026-02-01 07:30" in run_cli(capsys, "history")[1]
        assert "2026-02-01 07:30:00 +0800" in run_cli(capsys, "history", "--show", "1")[1]
        for kind in ("csv", "json"):
            assert "2026-01-31T23:30:00+00:00" in run_cli(capsys, "history", "--export", kind)[1]
    time.tzset()
    out = run_cli(capsys, "history", "--show", "2")[1]
    for text in ("10.00 ms", "A CPU", "0.50 → —", "archviz bench a b", "3×32×32"):
        assert text in out
    assert [
        row["number"] for row in json.loads(run_cli(capsys, "history", "--limit", "2", "--json")[1])["results"]
    ] == [2, 3]
    assert run_cli(capsys, "history", "--where") == (0, f"{kept.file}\n", "")
    assert run_cli(capsys, "history", "--delete", "1,3") == (
        0, "2 results deleted; `archviz history --restore 1,3` brings them back\n", "",
    )  # fmt: skip
    assert [entry.id for entry in kept.entries()] == [2]
    assert run_cli(capsys, "history", "--restore", "1,3")[1] == "2 results restored\n"
    assert [entry.id for entry in kept.entries()] == [1, 2, 3]
    for words, why in (
        (("--delete", "x"), "'x' must be numbers of results, such as 3,7"),
        (("--delete", "1,9"), "there is no result 9; nothing is removed"),
        (("--delete", "1", "--where"), "--delete and --where do different things"),
        (("--compare", "1", "3"), "1 and 3 cannot be compared: Input: 3×32×32 | 3×64×64"),
    ):
        code, _, err = run_cli(capsys, "history", *words)
        assert (code, why in err) == (2, True)
    told = json.loads(run_cli(capsys, "history", "--compare", "1", "2", "--json")[1])
    assert (told["value"], told["paired"], told["differs"], told["differences"]) == (1.0, True, False, [])


def test_a_broken_history_is_said_by_the_command(kept: History, capsys: pytest.CaptureFixture[str]) -> None:
    kept.file.parent.mkdir(parents=True)
    Path(kept.file).write_bytes(b"x" * 5000)
    code, _, err = run_cli(capsys, "history")
    assert code == 0
    assert err.startswith("note: the history was broken; it is kept as ")


def test_of_two_programs_that_find_a_broken_file_one_sets_it_aside(
    kept: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.file.parent.mkdir(parents=True)
    kept.file.write_bytes(b"x" * 5000)
    locked = database._locked

    def late(file: Path) -> object:
        """Between the look and the lock, another program mends the file and keeps a result."""
        monkeypatch.setattr(database, "_locked", locked)
        assert kept.mend()
        kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency())
        return locked(file)

    monkeypatch.setattr(database, "_locked", late)
    assert kept.mend() == ""
    assert [entry.latency for entry in kept.entries()] == [latency()]
    assert not kept.file.with_name("history.sqlite.lock").exists()


def test_removed_results_go_after_a_month_and_give_their_numbers_to_nobody(kept: History) -> None:
    for name in "abc":
        kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency(name))
    kept.remove([1, 2, 3])
    with database.opened(kept.file, write=True) as base:
        base.execute("UPDATE result SET removed = removed - 31 * 86400 WHERE id <> 2")
        base.execute("UPDATE run SET at = '2026-01-31T23:30:00+00:00'")
    assert kept.keep(kept.begin(Plan(designs=(NET,)), HERE, ""), latency("d")) == 4
    kept.restore([2])
    with pytest.raises(Refused, match="no result 1 was removed"):
        kept.restore([1])
    assert [(entry.id, entry.run) for entry in kept.entries()] == [(2, 2), (4, 4)]
    with database.opened(kept.file, write=False) as base:
        assert base.execute("SELECT id FROM run ORDER BY id").fetchall() == [(2,), (3,), (4,)]
    found = kept.find(limit=1)
    assert (len(found.entries), found.older, found.note) == (1, 1, "")
    assert found.rest == "1 older results are not shown; `archviz history` lists all"


def test_exports_are_objects_that_name_no_folder(kept: History, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path.cwd().absolute()
    kept.keep(kept.begin(Plan(designs=(NET,)), HERE, f"archviz bench {folder / 'plan.json'}"), latency())
    for words in (("--json",), ("--export", "csv"), ("--show", "1", "--json")):
        out = run_cli(capsys, "history", *words)[1]
        assert str(folder) not in out
        assert "archviz bench plan.json" in out
    told = json.loads(run_cli(capsys, "history", "--json")[1])
    assert (told["archviz_history"], len(told["results"])) == (2, 1)
    assert json.loads(run_cli(capsys, "history", "--delete", "1", "--json")[1]) == {"deleted": [1]}
    assert json.loads(run_cli(capsys, "history", "--restore", "1", "--json")[1]) == {"restored": [1]}


def test_old_plans_go_unless_a_run_names_them(kept: History) -> None:
    first, second, third = (use.filed(Plan(designs=(NET,), seconds=s)) for s in (1, 2, 3))
    kept.keep(kept.begin(Plan(designs=(NET,)), HERE, f"archviz bench {second}"), latency())
    for path in (first, second):
        os.utime(path, (0, 0))
    new = use.filed(Plan(designs=(NET,), seconds=4))
    assert [path.exists() for path in (first, second, third, new)] == [False, True, True, True]


EDITS = [
    *(f"UPDATE run SET {name} = {value}" for name in ("at", "plan", "machine", "command")
      for value in ("x'ff00'", "''", "-1", "1.5", "'[[['", "'0001-01-01T00:00:00'")),
    *(f"UPDATE result SET latency = {value}" for value in ("x'ff'", "''", "7", "'{}'", "'null'", "'[[['")),
    *(f"UPDATE result SET latency = json_set(latency, '$.{name}', json('{value}'))"
      for name in ("median", "q1", "min", "bandwidth", "batch") for value in ("0", "-1", "null", "[]")),
    "UPDATE result SET latency = json_set(latency, '$.rounds', json('[]'))",
    "DROP TABLE run", "DROP TABLE result", "ALTER TABLE result RENAME latency TO other", "PRAGMA user_version = 99",
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_edited_by_hand_is_left_out_or_said_in_a_sentence(
    kept: History, capsys: pytest.CaptureFixture[str], edit: str
) -> None:
    numbers = [str(kept.keep(kept.begin(Plan(designs=(NET,)), HERE, "c"), latency(name))) for name in "ab"]
    with closing(sqlite3.connect(kept.file)) as base, base:
        base.execute(edit)
    for words in ([], ["--json"], ["--export", "csv"], ["--show", numbers[0]], ["--compare", *numbers, "--force"]):
        code, said = main(["history", *words]), capsys.readouterr().err
        assert code in (0, 2), said
        assert code == 0 or (said.startswith("archviz: ") and said.count("\n") == 1)

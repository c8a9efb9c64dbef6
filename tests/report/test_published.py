"""Published errors: whose they are, and under what they were found."""

from __future__ import annotations

from archviz.report import accuracy, latex
from archviz.report.comparison import compare
from archviz.report.content import content
from archviz.report.published import PROVENANCE, protocols, published
from archviz.zoo import network


def errors(*names: str) -> list[float | None]:
    found = published([network(name) for name in names])
    return [a.top1 if a else None for a in found.shared] if found else []


def test_tables_3_and_4_of_the_resnext_paper() -> None:
    # Xie et al. 2017, arXiv:1611.05431, table 3: top-1 errors of 1x64d to 32x4d
    fifty = ("resnet50", "resnext50_2x40d", "resnext50_4x24d", "resnext50_8x14d", "resnext50_32x4d")
    assert errors(*fifty) == [23.9, 23.0, 22.6, 22.3, 22.2]
    hundred = [name.replace("50", "101") for name in fifty]
    assert errors(*hundred) == [22.0, 21.7, 21.4, 21.3, 21.2]
    # table 4: at twice the cost
    double = ("resnet101", "preact_resnet200", "resnet101_1x100d", "resnext101_2x64d", "resnext101_64x4d")
    assert errors(*double) == [22.0, 21.7, 21.3, 20.7, 20.4]


def test_a_design_is_known_by_its_value_not_by_its_name() -> None:
    net = network("resnet50")
    found = published([net.put(name="my own"), net.edit(("stages", 3, "repeat"), 7), net.put(input=(3, 256, 256))])
    assert found
    renamed, deeper, larger = found.accuracies
    assert renamed
    assert renamed.network == "resnet50"
    assert deeper is None
    assert larger is None


def test_the_protocol_that_most_share_is_taken_and_the_rest_is_marked() -> None:
    # ResNet-50 is in tables of Xie and of torchvision, GoogLeNet and AlexNet in the latter alone
    names = ["resnet50", "googlenet_torchvision", "alexnet_torchvision", "resnet20_cifar"]
    found = published([network(name) for name in names])
    assert found
    assert found.protocol.id == "torchvision1"
    assert [a is not None for a in found.shared] == [True, True, True, False]
    assert [p.dataset for p in found.others] == ["CIFAR-10, test"]
    note = found.note(names)
    assert note.startswith("The protocols differ: the errors of resnet20_cifar were found under other conditions")
    assert published([network("resnet50"), network("resnext50_32x4d")]).note(["a", "b"]) == ""  # type: ignore[union-attr]


def test_only_those_have_a_row_that_anything_is_printed_for() -> None:
    designs = [network("keras_resnext"), network("resnet50"), network("resnet50").put(name="again")]
    value = content(compare(designs), designs, "")
    table = accuracy.table(value)
    assert table
    assert [row[0] for row in table.rows] == ["resnet50", "again"]
    assert accuracy.notes(value)[0] == "Nothing is published here for 1 of the 3 designs."
    assert "keras\\_resnext & " in latex.document(value)


def test_a_note_about_some_networks_is_told_of_those_alone() -> None:
    for name, told in (("preact_resnet200", True), ("resnet50", False)):
        found = published([network(name)])
        assert found
        assert found.protocol.about == ("preact_resnet200",)
        assert found.applies(found.protocol) is told


def test_nothing_is_published() -> None:
    assert published([network("keras_resnext")]) is None


def test_the_file_is_whole() -> None:
    assert len({p.id for p in protocols()}) == len(protocols())
    for protocol in protocols():
        assert protocol.provenance in PROVENANCE
        assert protocol.source
        assert {*protocol.about} <= {*protocol.errors}
        for name, (top1, top5) in protocol.errors.items():
            assert network(name).name == name
            assert top1 is None or 2 < top1 < 50
            assert top5 is None or 1 < top5 < (top1 or 50)


def test_a_change_has_the_decimals_of_the_errors() -> None:
    nets = network("plain-34"), network("plain-18")  # He et al. 2015, table 2: 28.54 and 27.94
    table = accuracy.table(content(compare(nets), nets, ""))
    assert table
    assert table.rows[1][-1] == "▼ −0.60"

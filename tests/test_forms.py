"""The equal forms of a ResNeXt block (Xie et al. 2017, fig. 3): one function, and a wrong mapping is found out."""

from __future__ import annotations

import json

import contract  # noqa: F401 - one thread
import pytest

from archviz import results
from archviz.analyse.forms import verify_forms
from archviz.app import forms
from archviz.blocks.resnext import ResNeXt
from archviz.cli import main
from archviz.results import FormCheck
from archviz.spec.issue import Refused

SMALL = ResNeXt(cardinality=4, width=3, out=20)


@pytest.mark.parametrize(
    "block",
    [
        SMALL,
        SMALL.model_copy(update={"norm": False, "bias": True}),
        SMALL.model_copy(update={"stride": 2, "stride_in": "1x1"}),
        SMALL.model_copy(update={"excite": 4, "activation": "silu"}),
        SMALL.model_copy(update={"shortcut": "none"}),
    ],
    ids=["default", "bias", "stride", "gate", "plain"],
)
def test_forms_are_one_function(block: ResNeXt) -> None:
    checks = verify_forms(block, (20, 7, 7))
    assert [c.form for c in checks] == ["paths", "concat", "grouped", "dense"]
    for check in checks:
        assert check.evaluating < 1e-12
        assert check.training < 1e-12
        assert check.wrong > 1e-2
        assert check.equal


def test_paths_of_other_slices_are_another_function() -> None:
    """Not the last layer alone: a form that has other weights anywhere differs."""
    found = verify_forms(SMALL, (20, 7, 7), seed=1)[0]
    assert not FormCheck(found.form, found.title, found.parameters, found.wrong, found.wrong, found.wrong).equal
    assert not FormCheck(found.form, found.title, found.parameters, 0.0, 0.0, 0.0).equal


def test_parameters_of_the_papers_block(capsys: pytest.CaptureFixture[str]) -> None:
    """32·(256·4 + 3·3·4·4 + 4·256) = 70,144 and 1,024 of batch norm; dense 9·128² in place of 9·4·128."""
    assert main(["verify-forms", "resnext_32x4d", "--json", "--input", "256x5x5"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [f["params"] for f in found["forms"]] == [71_168, 71_168, 71_168, 71_168 + 9 * 128 * 124]
    assert found["equal"] is True
    assert found["block"] == "256-(32×4)-256 at 256×5×5"
    assert all(f["eval"] < 1e-10 < f["wrong_mapping"] for f in found["forms"])


def test_table_names_every_form_and_exit_code_says_the_verdict(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["verify-forms", "resnext:cardinality=2,width=3,out=8", "--input", "8x4x4"]
    assert main(words) == 0
    out = capsys.readouterr().out
    for said in (
        "(a) separate paths",
        "(b) early",
        "(c) grouped",
        "dense",
        "✓ equal",
        "Wrong mapping",
        "same function",
    ):
        assert said in out
    monkeypatch.setattr(results, "TOLERANCE", -1.0)
    assert main(words) == 1
    assert "✗ differs" in capsys.readouterr().out


def test_template_is_that_of_the_paper() -> None:
    assert forms.block("resnext_8x14d") == ResNeXt(cardinality=8, width=14, out=256)
    assert forms.block("resnext:cardinality=8,form=paths").form == "paths"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("resnext_1x64d", "for 2 to 256 paths"),
        ("resnext_300x1d", "for 2 to 256 paths"),
        ("resnext_64x64d", "fits in memory"),
        ("resnet50", "is no ResNeXt block"),
        ("bottleneck", "is no ResNeXt block"),
        ("resnext:shortcut=identity,out=64", "identity shortcut cannot add"),
        ("resnext_4x4", "nearest: "),
        ("resnext_0x4d", "must be at least 1"),
    ],
)
def test_what_has_no_forms_is_refused(target: str, said: str) -> None:
    with pytest.raises(Refused, match=said) as caught:
        forms.check(target)
    assert "\n" not in str(caught.value)

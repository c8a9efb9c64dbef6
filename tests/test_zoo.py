"""Names of networks: every member of a family can be had, and a wrong name is met with valid ones."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archviz import zoo
from archviz.spec.architecture import Architecture
from archviz.spec.expand import expand
from archviz.spec.issue import Refused


def offered(message: str) -> list[str]:
    """The names behind "nearest:"."""
    return message.partition("nearest: ")[2].split(", ") if "nearest: " in message else []


@pytest.mark.parametrize("name", zoo.names())
def test_listed_name_is_a_network(name: str) -> None:
    design = zoo.network(name)
    assert design.name == name
    assert expand(design).issues == ()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("resnet51", "resnet34"),
        ("resnet21_cifar", "resnet20_cifar"),
        ("resnet0x_cifar", "resnet"),
        ("resnet3_cifar", "resnet8_cifar"),
        ("resnet6001_cifar", "resnet5996_cifar"),
        ("resnet9001_cifar_bottleneck", "resnet8993_cifar_bottleneck"),
        ("preact_resnet120_cifar", "preact_resnet110_cifar"),
        ("preact_resnet165_cifar", "preact_resnet164_cifar"),
        ("wrn-29-10_cifar10", "wrn-28-10_cifar10"),
        ("resnext29_8x64d_cifar1000", "resnext29_8x64d_cifar100"),
        ("resnext6_6x6d", "resnext50_6x6d"),
        ("resnet50_2x4d", "resnext50_2x4d"),
        ("resnext50-32x4d", "resnext50_32x4d"),
        ("ResNet50", "resnet50"),
        ("", "resnet18"),
        ("x" * 5000, "resnet18"),
        ("resnet²_cifar", "resnet"),
    ],
)
def test_wrong_name_gets_the_nearest_valid_ones(name: str, first: str) -> None:
    with pytest.raises(Refused) as refusal:
        zoo.network(name)
    message = str(refusal.value)
    near = offered(message)
    assert near[0].startswith(first)
    assert all(expand(zoo.network(n)).sound for n in near)
    assert len(message) < 400
    assert "\n" not in message


@pytest.mark.parametrize(
    "name",
    [
        "resnet99999999999999999999_cifar",
        "resnet0_cifar",
        "resnext50_0x4d",
        "resnext50_9999x9999d",
        "wrn-28-0_cifar10",
        "wrn-28-1000000_cifar10",
        "wide_resnet50_900",
        "resnet9000_cifar",
    ],
)
def test_absurd_number_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(Refused, match=r"must be from 1 to|more than 32,768") as refusal:
        zoo.network(name)
    assert "\n" not in str(refusal.value)


def _digits(pattern: str) -> str:
    return pattern.replace(r"\d+", r"[0-9]{1,4}")


def outcome(name: str) -> tuple[Architecture | None, list[str]]:
    """The network of a name, or the names that its refusal offers."""
    try:
        return zoo.network(name), []
    except Refused as refusal:
        return None, offered(str(refusal))


@settings(max_examples=100)
@given(st.sampled_from(zoo.FAMILIES).flatmap(lambda f: st.from_regex(_digits(f.pattern.pattern), fullmatch=True)))
def test_any_name_of_the_grammar_is_a_sound_network_or_refused(name: str) -> None:
    design, near = outcome(name)
    assert all(outcome(n)[0] for n in near)
    if design:
        assert design.name == name
        assert expand(design).issues == ()


@given(st.text(max_size=40))
def test_any_text_is_met_with_valid_names(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        zoo.network(text + "?")
    assert all(re.fullmatch(r"[\w.-]+", name) and zoo.network(name) for name in offered(str(refusal.value)))

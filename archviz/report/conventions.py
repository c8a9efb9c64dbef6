"""What the numbers mean and which versions gave them: the footer of everything that leaves the house."""

from __future__ import annotations

from importlib import metadata

from archviz.words import word

CONVENTIONS = (
    word("MAC: one fused multiply-add of a convolution or linear layer. FLOPs: 2 × MACs."),
    word("Activations: elements that convolutions and linear layers write."),
    word("fvcore total: MACs, batch norm at 2 per element, global average pooling at 1 per input element; eval mode."),
    word("Parameters: learnt values; the running statistics of batch norm count only as memory of weights."),
    word(
        "Keras total: parameters and moving statistics of these layers in Keras, "
        "where the batch norms of Inception have no scale."
    ),
    word("Where Keras builds the network of other layers (more biases, say), it prints another total."),
    word("Memory: parameters and buffers, and what is kept for training; float32 and batch 1 unless said otherwise."),
    word(
        "Inference peak: the input and all outputs that exist at the largest moment; an output is freed after its last "
        "reader, a view takes nothing, max pooling gives indices as well."
    ),
    word(
        "Kept for training: what autograd saves for the backward pass, each tensor once, without parameters and "
        "buffers; in train mode on the CPU (on a GPU the mask of a dropout takes one byte per value)."
    ),
    word(
        "Gradients: one value per parameter. State of the optimizer: nothing for SGD, one value per parameter with "
        "momentum, two for Adam and a step per tensor; everything in the same type."
    ),
    word("Receptive field (height × width) and jump: of the last feature map, in input pixels, told up to 999,999."),
    word("A gate (squeeze-excite) does not widen the field of the values that it scales; pooling on the trunk does."),
    word("Counts are for one image: shapes are channels × height × width, without the batch."),
)
_PACKAGES = (("ArchViz", "archviz"), ("fvcore", "fvcore"), ("torch", "torch"))


_ELSEWHERE = word(
    "Memory, Keras totals and receptive field: the rules are in `archviz show --json`, in written reports, and in the "
    "window under Help > About ArchViz."
)


def about(*figures: str) -> tuple[str, ...]:
    """The lines that begin with one of these."""
    return tuple(line for line in CONVENTIONS if line.startswith(figures))


def brief() -> tuple[str, ...]:
    """The lines for a terminal: the definitions, and where to read the rest."""
    return (*about("MAC:", "Activations", "fvcore", "Parameters", "Counts"), _ELSEWHERE)


def version(distribution: str) -> str:
    """The installed version of a package, "unknown" where it is not installed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"


def versions() -> str:
    """The versions that counts depend on, as one line; imports none of the packages."""
    return " · ".join(f"{title} {version(name)}" for title, name in _PACKAGES)


def machine() -> str:
    """The processor and the system that this runs on, in a few words."""
    import os
    import platform

    from archviz.bench.machine import cpu  # with the records of the history, which other readers do without

    return f"{cpu()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"

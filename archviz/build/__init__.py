"""Graph → torch.nn.Module, from the same texts that the exported source prints."""

from .wired import Wired, module, part_module

__all__ = ["Wired", "module", "part_module"]

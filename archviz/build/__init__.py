"""Graph → torch.nn.Module, from the same texts that the exported source prints."""

from .wired import Values, Wired, module, part_module, values

__all__ = ["Values", "Wired", "module", "part_module", "values"]

"""Comparisons of designs: figures, tables, pages."""

"""Counting: the estimate from the graph, fvcore as the authority, the audit of both."""

"""Latencies in the window: measured, shown beside the counts, kept."""

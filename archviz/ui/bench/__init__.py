"""The part of the window that measures latencies."""

"""Latency that can be believed: designs measured in turns, in a process of their own, with spread and machine facts."""

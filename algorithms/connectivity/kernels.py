"""Compiled inner loops: better paths between all nodes by those through given ones.

The rows of a block of nodes are bettered by each other first; then every other row runs through the whole block while
it is in the fastest memory. Each path through nodes of the block is found: its last stretch is in a finished row.
"""

from __future__ import annotations

from ..jit import kernel

BLOCK = 32


@kernel
def add_to_row(paths, start, nodes):
    """Shorten the paths from `start`, which are sums, by leading them through `nodes`; inf is no path."""
    line = paths[start]
    for node in nodes:
        here = line[node]
        if start != node and here != float("inf"):
            row = paths[node]
            for end in range(line.size):
                there = here + row[end]
                line[end] = there if there < line[end] else line[end]


@kernel
def multiply_row(paths, start, nodes):
    """Better the paths from `start`, which are products, by leading them through `nodes`; 0 is no path."""
    line = paths[start]
    for node in nodes:
        here = line[node]
        if start != node and here != 0.0:
            row = paths[node]
            for end in range(line.size):
                there = here * row[end]
                line[end] = there if there > line[end] else line[end]


@kernel
def add_through(paths, nodes, stop):
    """Shorten all paths, which are sums, by leading them through `nodes`."""
    for first in range(0, nodes.size, BLOCK):
        block = nodes[first : first + BLOCK]
        for place in range(block.size):
            for node in block:
                add_to_row(paths, node, block[place : place + 1])
        for start in range(paths.shape[0]):
            if stop[0]:
                return
            add_to_row(paths, start, block)


@kernel
def multiply_through(paths, nodes, stop):
    """Better all paths, which are products, by leading them through `nodes`."""
    for first in range(0, nodes.size, BLOCK):
        block = nodes[first : first + BLOCK]
        for place in range(block.size):
            for node in block:
                multiply_row(paths, node, block[place : place + 1])
        for start in range(paths.shape[0]):
            if stop[0]:
                return
            multiply_row(paths, start, block)

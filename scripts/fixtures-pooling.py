"""Writes tests/fixtures/torch/pooling-widget.json: random settings of the widget `pooling`, and the
outputs and gradients PyTorch gives for them.

Run it with a Python that has PyTorch (Debian: python3-torch); the tests read only the JSON.

    /usr/bin/python3 scripts/fixtures-pooling.py

Settings are written as the widget's parameters have them, and PyTorch works in 64 bits. Half of the
inputs have few different numbers, so that windows hold ties. Padding wider than half the window,
which PyTorch refuses, is not drawn for max and average; L2 pools are not padded, as in PyTorch.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

OUT = pathlib.Path(__file__).parent.parent / "tests/fixtures/torch/pooling-widget.json"
numbers = torch.Generator().manual_seed(1980)

KINDS = ["max", "average", "l2", "global-max", "global-average", "strided"]


def whole(low, high):
    return int(torch.randint(low, high + 1, (), generator=numbers))


def grid(rows, columns, low, high, decimals=0):
    unit = 10**decimals
    drawn = torch.randint(low * unit, high * unit + 1, (rows, columns), generator=numbers)
    return drawn.double() / unit


def pooled(given, x, kernel):
    x = x[None, None]
    window, stride, padding = given["window"], given["stride"], given["padding"]
    kind = given["kind"]
    if kind == "max":
        return F.max_pool2d(x, window, stride, padding)
    if kind == "average":
        counted = given["countPadding"]
        return F.avg_pool2d(x, window, stride, padding, count_include_pad=counted)
    if kind == "l2":
        return F.lp_pool2d(x, 2, window, stride)
    if kind == "global-max":
        return F.adaptive_max_pool2d(x, 1)
    if kind == "global-average":
        return F.adaptive_avg_pool2d(x, 1)
    return F.conv2d(x, kernel[None, None], stride=stride, padding=padding)


def plain(grid):
    return [[int(v) if v == int(v) else v for v in row] for row in grid.tolist()]


def rounded(grid):
    return [[float(f"{v:.9g}") for v in row] for row in grid.tolist()]


def case(given, x, kernel):
    x.requires_grad_()
    output = pooled(given, x, kernel)
    gradient = grid(*output.shape[-2:], -9, 9)
    output.backward(gradient[None, None])
    settings = {**given, "input": plain(x), "kernel": plain(kernel), "gradient": plain(gradient)}
    return {
        "settings": settings,
        "output": rounded(output[0, 0]),
        "inputGradient": rounded(x.grad),
    }


def drawn(kind):
    """Random settings that can run: others are thrown away."""
    while True:
        window = whole(1, 5)
        most = {"max": window // 2, "average": window // 2, "l2": 0, "strided": 2}.get(kind, 0)
        given = {
            "kind": kind,
            "window": window,
            "stride": whole(1, 4),
            "padding": whole(0, min(2, most)),
            "countPadding": whole(0, 1) == 1,
        }
        rows, columns = whole(1, 9), whole(1, 9)
        # An L2 pool of zeros has no slope in PyTorch.
        low, high = (1, 9) if kind == "l2" else (-9, 9) if whole(0, 1) else (0, 2)
        kernel = grid(window, window, -4, 4, 1)
        try:
            return case(given, grid(rows, columns, low, high), kernel)
        except RuntimeError:
            continue


cases = {f"{kind} {i + 1}": drawn(kind) for kind in KINDS for i in range(14)}
OUT.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
print(f"{len(cases)} settings in {OUT.name}, {OUT.stat().st_size / 1000:.0f} kB")

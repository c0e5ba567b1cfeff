"""Writes tests/fixtures/torch/convolution-widget.json: random settings of the widget `convolution`
and the outputs PyTorch gives for them.

Run it with a Python that has PyTorch (Debian: python3-torch); the tests read only the JSON.

    /usr/bin/python3 scripts/fixtures-convolution.py

Settings are written as the widget's parameters have them. Numbers have at most two decimals and
PyTorch works in 64 bits. What it knows by name (valid, same) is asked of it by that name; `same` as
Keras has it is padded here by TensorFlow's rule, so that PyTorch need only slide.
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

OUT = pathlib.Path(__file__).parent.parent / "tests/fixtures/torch/convolution-widget.json"
numbers = torch.Generator().manual_seed(1980)


def whole(low, high):
    return int(torch.randint(low, high + 1, (), generator=numbers))


def one_of(choices):
    return choices[whole(0, len(choices) - 1)]


def grids(count, rows, columns, low, high, decimals):
    unit = 10**decimals
    drawn = torch.randint(low * unit, high * unit + 1, (count, rows, columns), generator=numbers)
    return drawn.double() / unit


def same_as_keras(x, kernel, stride, dilation):
    """TensorFlow's rule, one side after the other; the odd cell goes to the end."""
    ends = []
    for cells, size in zip(x.shape[-2:], kernel):
        places = math.ceil(cells / stride)
        total = max((places - 1) * stride + (size - 1) * dilation + 1 - cells, 0)
        ends.append((total // 2, total - total // 2))
    (top, bottom), (left, right) = ends
    return F.pad(x, (left, right, top, bottom))


def convolved(given, inputs, kernels):
    x, w = inputs[None], kernels[None]
    if given["flip"]:
        w = w.flip(-2, -1)
    padding = given["padding"]
    if padding == "same-keras":
        x = same_as_keras(x, w.shape[-2:], given["stride"], given["dilation"])
        padding = 0
    elif padding == "same-pytorch":
        padding = "same"
    elif padding != "valid":
        padding = int(padding)
    bias = torch.tensor([given["bias"]], dtype=torch.float64)
    options = {"stride": given["stride"], "dilation": given["dilation"], "padding": padding}
    return F.conv2d(x, w, bias, **options)[0, 0]


def plain(grid):
    return [[int(v) if v == int(v) else v for v in row] for row in grid.tolist()]


def rounded(grid):
    return [[float(f"{v:.9g}") for v in row] for row in grid.tolist()]


def case(given, inputs, kernels):
    output = convolved(given, inputs, kernels)
    tail = lambda c: "" if c == 0 else str(c + 1)
    channels = {f"input{tail(c)}": plain(grid) for c, grid in enumerate(inputs)}
    slices = {f"kernel{tail(c)}": plain(grid) for c, grid in enumerate(kernels)}
    return {"settings": {**given, **channels, **slices}, "output": rounded(output)}


def settings(**given):
    start = {"padding": "valid", "stride": 1, "dilation": 1, "bias": 0, "flip": False}
    return {**start, "channels": 1, **given}


def drawn():
    """Random settings that can run: others are thrown away."""
    while True:
        given = settings(
            padding=one_of(["valid", "same-keras", "same-pytorch", *"0123456"]),
            stride=one_of([1, 1, 2, 3, 4]),
            dilation=one_of([1, 1, 2, 3]),
            bias=one_of([0, 0.5, -3, 12.25]),
            flip=whole(0, 2) == 0,
            channels=one_of([1, 1, 2, 3]),
        )
        named = given["padding"].startswith("same")
        if named and given["stride"] > 1 and given["dilation"] > 1:
            continue
        if given["padding"] == "same-pytorch" and given["stride"] > 1:
            continue
        decimals = whole(0, 2)
        inputs = grids(given["channels"], whole(1, 13), whole(1, 13), -9, 9, decimals)
        kernels = grids(given["channels"], whole(1, 7), whole(1, 7), -4, 4, decimals)
        try:
            return case(given, inputs, kernels)
        except RuntimeError:
            continue


def example(rows, columns, k, **given):
    return case(settings(**given), grids(1, rows, columns, 0, 9, 0), grids(1, k, k, -2, 2, 0))


cases = {
    "13 to 6 with a window of 2": example(13, 13, 2, stride=2),
    "13 to 6 with a window of 3": example(13, 13, 3, stride=2),
    "9 with 2 of padding to 6": example(9, 9, 2, stride=2, padding="2"),
    "an even kernel, same as PyTorch has it": example(5, 5, 4, padding="same-pytorch"),
    "an even side, same as Keras computes it": example(6, 6, 3, stride=2, padding="same-keras"),
    **{f"draw {i + 1}": drawn() for i in range(80)},
}
OUT.write_text(json.dumps(cases, separators=(",", ":")) + "\n")
print(f"{len(cases)} settings in {OUT.name}, {OUT.stat().st_size / 1000:.0f} kB")

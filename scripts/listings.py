"""Runs the listings in tests/golden/listings and those the book prints, in content/code.

Run it with a Python that has PyTorch (Debian: python3-torch), or Keras 3 with a back end:

    /usr/bin/python3 scripts/listings.py pytorch
    python3 scripts/listings.py keras

Each listing must have as many parameters as the engine says, and, with every weight 0.05 and the
sine of its place as each cell of the picture, must answer what the engine answers. Of the printed
ones each layer must have as many parameters as the engine says, and the model must take a picture.
PyTorch must also refuse what does not fit in the words that the book quotes.
"""

import json
import pathlib
import runpy
import sys

import numpy as np

ROOT = pathlib.Path(__file__).parent.parent
LISTINGS = ROOT / "tests/golden/listings"
CODE = ROOT / "content/code"


def run_pytorch(model, picture):
    import torch

    model.eval()
    kept = ("running_mean", "running_var", "centres")
    running = [value for name, value in model.named_buffers() if name.endswith(kept)]
    parameters = list(model.parameters())
    with torch.no_grad():
        for values in parameters + running:
            values.fill_(0.05)
        first = torch.tensor(picture.transpose(0, 3, 1, 2) if picture.ndim == 4 else picture)
        output = model(first).numpy()
    count = sum(values.numel() for values in parameters)
    return count, output.transpose(0, 2, 3, 1) if output.ndim == 4 else output


def run_keras(model, picture):
    for values in model.weights:
        values.assign(np.full(values.shape, 0.05, "float32"))
    count = sum(int(np.prod(values.shape)) for values in model.trainable_weights)
    return count, np.array(model(picture, training=False))


def counts_pytorch(model):
    """Parameters by layer, of the layers that have any."""
    counts = {
        name: sum(values.numel() for values in layer.parameters())
        for name, layer in model.named_children()
    }
    return {name: count for name, count in counts.items() if count}


def counts_keras(model):
    counts = {
        layer.name: sum(int(np.prod(values.shape)) for values in layer.trainable_weights)
        for layer in model.layers
    }
    return {name: count for name, count in counts.items() if count}


def refusal_of_pytorch(ask):
    """What PyTorch says of a layer on an input that it cannot take, both as the engine writes them."""
    import torch
    from torch import nn

    layer = ask.get("layer", {})
    if "dense" in ask:
        module = nn.Linear(*ask["dense"])
    elif layer["kind"] == "conv":
        sizes = [ask["input"][2], layer["filters"], layer["kernel"]]
        module = nn.Conv2d(*sizes, layer.get("stride", 1), layer.get("padding", 0))
    else:
        pool = {"maxPool": nn.MaxPool2d, "avgPool": nn.AvgPool2d}[layer["kind"]]
        module = pool(layer["window"], layer.get("stride"))
    shape = ask["input"] if "dense" in ask else [ask["input"][axis] for axis in (2, 0, 1)]
    try:
        module(torch.zeros(1, *shape))
    except RuntimeError as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


library = sys.argv[1]
run = {"pytorch": run_pytorch, "keras": run_keras}[library]
for path in sorted(LISTINGS.glob(f"*_{library}.py")):
    said = json.loads((LISTINGS / f"{path.stem.removesuffix('_' + library)}.json").read_text())
    shape = [1, *said["input"]]
    picture = np.sin(np.arange(np.prod(shape))).astype("float32").reshape(shape)
    count, output = run(runpy.run_path(str(path))["model"], picture)
    assert list(output.shape[1:]) == said["output"]["shape"], (path.name, output.shape)
    expected = np.array(said["output"]["data"], "float32").reshape(output.shape)
    difference = float(np.abs(output - expected).max() / np.abs(expected).max())
    assert difference < 1e-5, (path.name, difference)
    assert count == said["parameters"], (path.name, count, said["parameters"])
    print(f"{path.name}: {count} parameters, off by {difference:.0e} of the largest")

counts_of = {"pytorch": counts_pytorch, "keras": counts_keras}[library]
for network, said in json.loads((LISTINGS / "parameters.json").read_text()).items():
    path = CODE / f"{network}.{library}.py"
    model = runpy.run_path(str(path))["model"]
    counted = {name.replace("_", "."): count for name, count in counts_of(model).items()}
    assert counted == said, (path.name, counted, said)
    shape = [1, *json.loads((CODE / f"{network}.json").read_text())["input"]]
    count, output = run(model, np.ones(shape, "float32"))
    assert count == sum(said.values()), (path.name, count)
    assert output.shape == (1, 10) and abs(output.sum() - 1) < 1e-5, (path.name, output)
    print(f"{path.name}: {count} parameters, layer for layer as the engine says")

if library == "pytorch":
    for ask in json.loads((LISTINGS / "refusals.json").read_text()):
        heard = refusal_of_pytorch(ask)
        assert heard == ask["text"], (heard, ask["text"])
        print(f"as quoted: {heard}")

"""Writes tests/fixtures/torch/{kinds,graphs,steps}.json: what PyTorch makes of the same networks.

Run it with a Python that has PyTorch (Debian: python3-torch); the tests read only the JSON.

    /usr/bin/python3 scripts/fixtures-graphs.py
"""

import json
import pathlib

import torch
import torch.nn.functional as F

from pytorch import Network, as_maps, chance, draw, weights_of, whole, written

OUT = pathlib.Path(__file__).parent.parent / "tests/fixtures/torch"


def case(layers, shape, training=False, images=2, scale=1.0):
    """
    A network on random images: every activation, and the gradients of weights and activations for
    a random pull on the last. With `training`, batch norm takes its statistics from the images.
    """
    net = Network(layers, scale)
    height_width, channels = shape[:-1], shape[-1]
    x = draw(images, channels, *height_width)
    # A first run draws the weights; running statistics move in the second one.
    net.run(x)
    weights = weights_of(net)
    made = net.run(x, training)
    output = made[layers[-1]["name"]]
    pull = draw(*output.shape)
    for part in net.learnt():
        part.grad = None
    (output * pull).sum().backward()
    return {
        "spec": {"name": "fixture", "input": list(shape), "layers": layers},
        "batchStatistics": training,
        "input": written(as_maps(x)),
        "weights": weights,
        "outputGradient": written(as_maps(pull)),
        "activations": {name: written(as_maps(v)) for name, v in made.items() if name != "input"},
        "gradients": {name: written(as_maps(v.grad)) for name, v in made.items() if v is not output},
        "weightGradients": weights_of(net, lambda part: part.grad),
    }


def one(kind, shape, training=False, **options):
    return case([{"name": kind, "kind": kind, **options}], shape, training)


def gate():
    """Squeeze and excitation (Hu, Shen & Sun 2018), and a product of two equal shapes."""
    layers = [
        {"name": "mean", "kind": "globalAvgPool"},
        {"name": "narrow", "kind": "dense", "units": 2},
        {"name": "silu", "kind": "silu"},
        {"name": "wide", "kind": "dense", "units": 3},
        {"name": "sigmoid", "kind": "sigmoid"},
        {"name": "scaled", "kind": "mul", "from": ["input", "sigmoid"]},
        {"name": "squares", "kind": "mul", "from": ["scaled", "input"]},
    ]
    return case(layers, [3, 4, 3])


def kinds():
    maps = [3, 4, 3]
    return {
        "batchNorm at rest": one("batchNorm", maps),
        "batchNorm in training": one("batchNorm", maps, True),
        "batchNorm of lines at rest": one("batchNorm", [5], epsilon=0.01),
        "batchNorm of lines in training": one("batchNorm", [5], True, epsilon=0.01),
        "lrn": one("lrn", [2, 3, 7], alpha=1.5, k=1),
        "lrn, wide": one("lrn", [2, 2, 4], size=9, alpha=3, beta=0.6, k=2),
        "sigmoid": one("sigmoid", maps),
        "tanh": one("tanh", maps),
        "tanh as in LeNet-5": one("tanh", [6], amplitude=1.7159, slope=2 / 3),
        "silu": one("silu", maps),
        "mul": gate(),
        "l2Pool": one("l2Pool", [5, 4, 2], window=2),
        "l2Pool, padded": one("l2Pool", [5, 5, 2], window=3, stride=2, padding=1),
        "globalMaxPool": one("globalMaxPool", maps),
        "blurPool": one("blurPool", [5, 6, 2]),
        "blurPool of four": one("blurPool", [5, 4, 2], size=4),
        "blurPool of five": one("blurPool", [6, 5, 1], size=5, stride=1),
        "affine": one("affine", maps),
        "rbf": one("rbf", [6], units=4),
        "conv, some connections": one(
            "conv", [4, 4, 3], filters=4, kernel=3, connections=[[0, 1], [1, 2], [2, 0], [0, 1, 2]]
        ),
        "conv, depthwise": one("conv", [5, 5, 4], filters=4, kernel=3, padding=1, groups=4, stride=2),
        "conv, depthwise, two filters a map": one("conv", [4, 4, 3], filters=6, kernel=3, groups=3),
        "conv, two groups": one("conv", [4, 5, 6], filters=4, kernel=3, groups=2, bias=False),
    }


class Graph:
    """A network that grows at random from layers that fit what is there."""

    def __init__(self):
        self.layers = []
        self.shapes = {"input": [whole(4, 6), whole(4, 6), whole(2, 3)]}

    def put(self, kind, shape, sources, **options):
        name = f"{kind}{len(self.layers) + 1}"
        self.layers.append({"name": name, "kind": kind, "from": sources, **options})
        self.shapes[name] = shape
        return name

    def any(self, fits=lambda shape: True):
        names = [name for name, shape in self.shapes.items() if len(shape) == 3 and fits(shape)]
        return names[whole(max(0, len(names) - 4), len(names) - 1)] if names else None

    def conv(self, depthwise=False):
        name = self.any()
        height, width, depth = self.shapes[name]
        stride = 2 if min(height, width) > 4 and chance(0.3) else 1
        filters = depth if depthwise else whole(2, 4)
        size = lambda side: (side - 1) // stride + 1
        return self.put(
            "conv", [size(height), size(width), filters], [name], filters=filters, kernel=3,
            padding=1, stride=stride, groups=depth if depthwise else 1, bias=chance(0.5),
        )

    def pool(self):
        name = self.any(lambda shape: min(shape[:2]) >= 3)
        if not name:
            return self.conv()
        height, width, depth = self.shapes[name]
        kind = ["maxPool", "avgPool", "l2Pool", "blurPool"][whole(0, 3)]
        options = {"stride": 1} if kind == "blurPool" else {"window": 2, "stride": 1}
        lost = 0 if kind == "blurPool" else 1
        return self.put(kind, [height - lost, width - lost, depth], [name], **options)

    def cellwise(self, *kinds):
        name = self.any()
        kind = kinds[whole(0, len(kinds) - 1)]
        options = {"alpha": 0.5, "size": 3} if kind == "lrn" else {}
        return self.put(kind, self.shapes[name], [name], **options)

    def join(self):
        name = self.any()
        shape = self.shapes[name]
        kind = ["add", "mul", "concat"][whole(0, 2)]
        fits = lambda other: other[:2] == shape[:2] if kind == "concat" else other == shape
        other = self.any(fits)
        depth = shape[2] + self.shapes[other][2] if kind == "concat" else shape[2]
        return self.put(kind, [*shape[:2], depth], [name, other])

    def gate(self):
        name = self.any()
        depth = self.shapes[name][2]
        mean = self.put(["globalAvgPool", "globalMaxPool"][whole(0, 1)], [depth], [name])
        gate = self.put("sigmoid", [depth], [mean])
        return self.put("mul", self.shapes[name], [name, gate])

    def end(self):
        """The means of all that nothing reads yet, one behind the other, and a dense layer."""
        read = {source for layer in self.layers for source in layer["from"]}
        ends = [name for name, shape in self.shapes.items() if name not in read]
        means = [self.put("globalAvgPool", [self.shapes[name][2]], [name]) for name in ends]
        if len(means) > 1:
            means = [self.put("concat", [0], means)]
        self.put("dense", [3], means, units=3)


def graph(training):
    """Ten steps in random order, the same for every graph, each somewhere among the last layers."""
    growing = Graph()
    growing.conv()
    steps = [
        growing.conv,
        lambda: growing.conv(depthwise=True),
        lambda: growing.cellwise("batchNorm"),
        lambda: growing.cellwise("batchNorm"),
        lambda: growing.cellwise("relu"),
        lambda: growing.cellwise("silu", "sigmoid", "tanh", "lrn"),
        growing.pool,
        growing.join,
        growing.join,
        growing.gate,
    ]
    while steps:
        steps.pop(whole(0, len(steps) - 1))()
    growing.end()
    return case(growing.layers, growing.shapes["input"], training, scale=0.7)


def adam_steps():
    """Twenty steps of Adam: a convolution, batch norm, a skip and a dense head."""
    conv = {"kind": "conv", "filters": 3, "kernel": 3, "padding": 1, "bias": False}
    layers = [
        {"name": "conv1", **conv},
        {"name": "norm1", "kind": "batchNorm"},
        {"name": "relu1", "kind": "relu"},
        {"name": "conv2", **conv},
        {"name": "norm2", "kind": "batchNorm"},
        {"name": "add", "kind": "add", "from": ["norm2", "relu1"]},
        {"name": "relu2", "kind": "relu"},
        {"name": "mean", "kind": "globalAvgPool"},
        {"name": "dense", "kind": "dense", "units": 3},
        {"name": "softmax", "kind": "softmax"},
    ]
    net = Network(layers, scale=0.5)
    x, labels = draw(6, 2, 5, 5), [0, 2, 1, 2, 0, 1]
    net.run(x)
    start = weights_of(net)
    optimizer = torch.optim.Adam(net.learnt(), lr=0.01)
    losses, first = [], None
    for _ in range(20):
        optimizer.zero_grad()
        loss = F.cross_entropy(net.run(x, True)["dense"], torch.tensor(labels))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        first = first or weights_of(net)
    return {
        "spec": {"name": "fixture", "input": [5, 5, 2], "layers": layers},
        "optimizer": {"kind": "adam", "rate": 0.01},
        "input": written(as_maps(x)),
        "labels": labels,
        "start": start,
        "losses": losses,
        "first": first,
        "last": weights_of(net),
    }


def save(name, value):
    path = OUT / f"{name}.json"
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


save("kinds", kinds())
save("graphs", {f"graph {i + 1}": graph(training=i % 2 == 1) for i in range(10)})
save("steps", adam_steps())

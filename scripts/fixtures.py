"""Writes tests/fixtures/torch/*.json: what PyTorch makes of the same layers and numbers.

Run it with a Python that has PyTorch (Debian: python3-torch); the tests read only the JSON.

    /usr/bin/python3 scripts/fixtures.py

Everything is written in the engine's layout: maps [images, height, width, channels], kernels
[height, width, channels / groups, filters], dense kernels [inputs, outputs]. Inputs and weights
have three decimals, so that both sides start from the very same 32-bit floats; PyTorch works in
64 bits, so that its results are those of the arithmetic and not of its rounding.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

OUT = pathlib.Path(__file__).parent.parent / "tests/fixtures/torch"
numbers = torch.Generator().manual_seed(2026)


def draw(*shape):
    values = (torch.rand(shape, generator=numbers, dtype=torch.float64) * 2 - 1) * 1000
    return (values.round() / 1000).requires_grad_()


def whole(low, high):
    return int(torch.randint(low, high + 1, (), generator=numbers))


def chance(probability):
    return float(torch.rand((), generator=numbers)) < probability


def as_maps(x):
    """PyTorch's [n, c, h, w] as [n, h, w, c]; lines stay."""
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def as_kernel(w):
    """[out, in, h, w] as [h, w, in, out]; [out, in] as [in, out]."""
    return w.permute(2, 3, 1, 0) if w.dim() == 4 else w.t()


def written(x):
    digits = [float(f"{v:.7g}") for v in x.detach().reshape(-1).tolist()]
    return {"shape": list(x.shape), "data": [int(v) if v == int(v) else v for v in digits]}


def weights_of(parameters, of=lambda p: p):
    """{layer: [kernel, bias?]} as the engine has it; `of` picks the value or the gradient."""
    return {
        layer: {
            "kernel": written(as_kernel(of(parts[0]))),
            **({"bias": written(of(parts[1]))} if len(parts) > 1 else {}),
        }
        for layer, parts in parameters.items()
    }


def case(layers, input_maps, parameters, run):
    """One network: PyTorch's output for an input, and gradients for a random pull on it."""
    output = run(input_maps)
    pull = draw(*output.shape)
    (output * pull).sum().backward()
    shape = as_maps(input_maps).shape
    return {
        "spec": {"name": "fixture", "input": list(shape[1:]), "layers": layers},
        "input": written(as_maps(input_maps)),
        "weights": weights_of(parameters),
        "output": written(as_maps(output)),
        "outputGradient": written(as_maps(pull)),
        "inputGradient": written(as_maps(input_maps.grad)),
        "weightGradients": weights_of(parameters, lambda p: p.grad),
    }


def conv_case():
    groups = whole(1, 3)
    depth, filters = whole(1, 3), groups * whole(1, 3)
    kernel, stride = [whole(1, 3), whole(1, 3)], [whole(1, 3), whole(1, 2)]
    padding, dilation = [whole(0, 2) for _ in range(4)], [whole(1, 2), whole(1, 2)]
    top, right, bottom, left = padding
    weight, bias = draw(filters, depth, *kernel), draw(filters)
    parts = [weight, bias] if chance(0.7) else [weight]
    options = {"filters": filters, "kernel": kernel, "stride": stride, "padding": padding}
    options |= {"dilation": dilation, "groups": groups, "bias": len(parts) > 1}
    return case(
        [{"name": "conv", "kind": "conv", **options}],
        draw(2, groups * depth, whole(5, 8), whole(5, 8)),
        {"conv": parts},
        lambda x: F.conv2d(
            F.pad(x, (left, right, top, bottom)),
            weight,
            parts[1] if len(parts) > 1 else None,
            stride=stride,
            dilation=dilation,
            groups=groups,
        ),
    )


def pool_case(kind):
    window, stride = [whole(1, 3), whole(1, 3)], [whole(1, 3), whole(1, 2)]
    top, left = whole(0, window[0] // 2), whole(0, window[1] // 2)
    options = {"window": window, "stride": stride, "padding": [top, left, top, left]}
    if kind == "maxPool":
        run = lambda x: F.max_pool2d(x, window, stride, (top, left))
    else:
        options["countPadding"] = chance(0.5)
        run = lambda x: F.avg_pool2d(
            x, window, stride, (top, left), count_include_pad=options["countPadding"]
        )
    maps = draw(2, whole(1, 3), whole(4, 7), whole(4, 7))
    return case([{"name": "pool", "kind": kind, **options}], maps, {}, run)


def plain_cases():
    weight, bias = draw(4, 7), draw(4)
    maps = lambda: draw(2, 3, 4, 5)
    one = lambda kind, **options: [{"name": kind, "kind": kind, **options}]
    return {
        "dense": case(
            one("dense", units=4), draw(3, 7), {"dense": [weight, bias]},
            lambda x: F.linear(x, weight, bias),
        ),
        "relu": case(one("relu"), maps(), {}, F.relu),
        "globalAvgPool": case(one("globalAvgPool"), maps(), {}, lambda x: x.mean((2, 3))),
        "softmax": case(one("softmax"), draw(3, 6), {}, lambda x: F.softmax(x * 1.0, 1)),
        "softmax of maps": case(one("softmax"), maps(), {}, lambda x: F.softmax(x, 1)),
        "flatten": case(
            one("flatten"), maps(), {}, lambda x: as_maps(x).reshape(len(x), -1)
        ),
    }


def residual_case():
    """Two blocks, the second with a projection and a stride (He et al. 2015)."""
    w1, b1, w2, b2 = draw(4, 4, 3, 3), draw(4), draw(4, 4, 3, 3), draw(4)
    w3, b3, w4, b4, w5 = draw(6, 4, 3, 3), draw(6), draw(6, 6, 3, 3), draw(6), draw(6, 4, 1, 1)

    def run(x):
        x = F.relu(x + F.conv2d(F.relu(F.conv2d(x, w1, b1, padding=1)), w2, b2, padding=1))
        inner = F.conv2d(F.relu(F.conv2d(x, w3, b3, 2, 1)), w4, b4, padding=1)
        return F.relu(inner + F.conv2d(x, w5, None, 2)).mean((2, 3))

    conv = lambda name, filters, **more: {
        "name": name, "kind": "conv", "filters": filters, "kernel": 3, "padding": 1, **more
    }
    relu = lambda name: {"name": name, "kind": "relu"}
    layers = [
        conv("conv1", 4), relu("relu1"), conv("conv2", 4),
        {"name": "add1", "kind": "add", "from": ["conv2", "input"]}, relu("relu2"),
        conv("conv3", 6, stride=2), relu("relu3"), conv("conv4", 6),
        conv("short", 6, kernel=1, padding=0, stride=2, bias=False, **{"from": ["relu2"]}),
        {"name": "add2", "kind": "add", "from": ["conv4", "short"]}, relu("relu4"),
        {"name": "mean", "kind": "globalAvgPool"},
    ]
    parts = {"conv1": [w1, b1], "conv2": [w2, b2], "conv3": [w3, b3], "conv4": [w4, b4]}
    return case(layers, draw(2, 4, 7, 6), {**parts, "short": [w5]}, run)


def inception_case():
    """Three branches stacked (Szegedy et al. 2014)."""
    w1, b1, w2, b2, w3, b3 = draw(3, 2, 1, 1), draw(3), draw(4, 3, 3, 3), draw(4), draw(2, 2, 1, 1), draw(2)

    def run(x):
        narrow = F.relu(F.conv2d(x, w1, b1))
        wide = F.conv2d(narrow, w2, b2, padding=1)
        pooled = F.conv2d(F.max_pool2d(x, 3, 1, 1), w3, b3)
        return torch.cat([narrow, wide, pooled], 1)

    layers = [
        {"name": "reduce", "kind": "conv", "filters": 3, "kernel": 1},
        {"name": "narrow", "kind": "relu"},
        {"name": "wide", "kind": "conv", "filters": 4, "kernel": 3, "padding": 1},
        {"name": "pool", "kind": "maxPool", "window": 3, "stride": 1, "padding": 1, "from": ["input"]},
        {"name": "pooled", "kind": "conv", "filters": 2, "kernel": 1},
        {"name": "stack", "kind": "concat", "from": ["narrow", "wide", "pooled"]},
    ]
    return case(
        layers, draw(2, 2, 6, 5), {"reduce": [w1, b1], "wide": [w2, b2], "pooled": [w3, b3]}, run
    )


def tiny_cnn(parameters, x, flat):
    conv1, conv2, dense = (parameters[name] for name in ("conv1", "conv2", "dense"))
    x = F.max_pool2d(F.relu(F.conv2d(x, *conv1)), 2)
    x = F.max_pool2d(F.relu(F.conv2d(x, *conv2)), 2)
    return F.linear(x.permute(0, 2, 3, 1).reshape(len(x), flat), *dense)


def small(*shape):
    return (draw(*shape).detach() * 0.3).mul(1000).round().div(1000).requires_grad_()


def tiny_cnn_case():
    """The book's network on two pictures: shares, loss and every gradient."""
    parameters = {
        "conv1": [small(8, 1, 3, 3), small(8)],
        "conv2": [small(16, 8, 3, 3), small(16)],
        "dense": [small(10, 400), small(10)],
    }
    x = draw(2, 1, 28, 28)
    labels = [3, 8]
    logits = tiny_cnn(parameters, x, 400)
    loss = F.cross_entropy(logits, torch.tensor(labels))
    loss.backward()
    return {
        "input": written(as_maps(x)),
        "labels": labels,
        "weights": weights_of(parameters),
        "output": written(F.softmax(logits, 1)),
        "loss": loss.item(),
        "inputGradient": written(as_maps(x.grad)),
        "weightGradients": weights_of(parameters, lambda p: p.grad),
    }


def training_case(make, steps=10):
    """A smaller one of the same build, and its weights after each step of an optimizer."""
    parameters = {
        "conv1": [small(2, 1, 3, 3), small(2)],
        "conv2": [small(3, 2, 3, 3), small(3)],
        "dense": [small(3, 12), small(3)],
    }
    start = weights_of(parameters)
    optimizer = make([part for parts in parameters.values() for part in parts])
    x, labels = draw(4, 1, 14, 14), [0, 2, 1, 2]
    losses, trail = [], []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = F.cross_entropy(tiny_cnn(parameters, x, 12), torch.tensor(labels))
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        trail.append(weights_of(parameters))
    return {
        "input": written(as_maps(x)),
        "labels": labels,
        "start": start,
        "losses": losses,
        "weights": trail,
    }


def save(name, value):
    path = OUT / f"{name}.json"
    path.write_text(json.dumps(value, separators=(",", ":")) + "\n")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


OUT.mkdir(parents=True, exist_ok=True)
save(
    "layers",
    {
        **{f"conv {i + 1}": conv_case() for i in range(14)},
        **{f"maxPool {i + 1}": pool_case("maxPool") for i in range(5)},
        **{f"avgPool {i + 1}": pool_case("avgPool") for i in range(6)},
        **plain_cases(),
        "residual": residual_case(),
        "inception": inception_case(),
    },
)
save("tiny-cnn", tiny_cnn_case())
sgd = dict(lr=0.05, momentum=0.9, weight_decay=0.01)
adam = dict(lr=0.01, weight_decay=0.1)
save(
    "training",
    {
        "sgd": training_case(lambda p: torch.optim.SGD(p, **sgd)),
        "adam": training_case(lambda p: torch.optim.AdamW(p, **adam)),
    },
)

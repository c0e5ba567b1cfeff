"""Runs a network, written as the engine's spec, in PyTorch, in 64 bits.

Numbers leave in the engine's layout: maps [images, height, width, channels], kernels [height,
width, channels / groups, filters], dense kernels [inputs, outputs], centres [inputs, units].
"""

import torch
import torch.nn.functional as F

numbers = torch.Generator().manual_seed(2027)


def draw(*shape, low=-1.0, high=1.0):
    """Three decimals, so that both sides start from the very same 32-bit floats."""
    values = torch.rand(shape, generator=numbers, dtype=torch.float64) * (high - low) + low
    return ((values * 1000).round() / 1000).requires_grad_()


def whole(low, high):
    return int(torch.randint(low, high + 1, (), generator=numbers))


def chance(probability):
    return float(torch.rand((), generator=numbers)) < probability


def pair(value):
    return [value, value] if isinstance(value, int) else value


def sides(value):
    """[top, right, bottom, left] as F.pad wants them."""
    top, right, bottom, left = [value] * 4 if isinstance(value, int) else value
    return (left, right, top, bottom)


class Network:
    """A spec and its weights, which are drawn when a layer first runs."""

    def __init__(self, layers, scale=1.0):
        self.layers = layers
        self.scale = scale
        self.parts = {}

    def run(self, x, training=False):
        """All activations by name; those of the input and of every layer keep their gradients."""
        made = {"input": x}
        below = "input"
        for layer in self.layers:
            inputs = [made[name] for name in layer.get("from", [below])]
            below = layer["name"]
            made[below] = KINDS[layer["kind"]](self, layer, training, *inputs)
        for activation in made.values():
            activation.retain_grad()
        return made

    def part(self, layer, name, make):
        return self.parts.setdefault(layer["name"], {}).setdefault(name, make())

    def drawn(self, layer, name, *shape):
        return self.part(layer, name, lambda: scaled(draw(*shape), self.scale))

    def learnt(self):
        return [part for parts in self.parts.values() for part in parts.values() if part.requires_grad]


def scaled(x, scale):
    return ((x.detach() * scale * 1000).round() / 1000).requires_grad_()


def conv(net, layer, training, x):
    filters, groups = layer["filters"], layer.get("groups", 1)
    kernel = net.drawn(layer, "kernel", filters, x.shape[1] // groups, *pair(layer["kernel"]))
    bias = net.drawn(layer, "bias", filters) if layer.get("bias", True) else None
    connections = layer.get("connections")
    if connections:
        mask = torch.zeros_like(kernel)
        for o, read in enumerate(connections):
            mask[o, read] = 1
        kernel.data *= mask
        kernel = kernel * mask
    padded = F.pad(x, sides(layer.get("padding", 0)))
    stride, dilation = pair(layer.get("stride", 1)), pair(layer.get("dilation", 1))
    return F.conv2d(padded, kernel, bias, stride=stride, dilation=dilation, groups=groups)


def dense(net, layer, training, x):
    kernel = net.drawn(layer, "kernel", layer["units"], x.shape[1])
    bias = net.drawn(layer, "bias", layer["units"]) if layer.get("bias", True) else None
    return F.linear(x, kernel, bias)


def batch_norm(net, layer, training, x):
    channels = x.shape[1]
    scale, shift = net.drawn(layer, "scale", channels), net.drawn(layer, "shift", channels)
    mean = net.part(layer, "mean", lambda: draw(channels).detach())
    variance = net.part(layer, "variance", lambda: draw(channels, low=0.5, high=1.5).detach())
    momentum, epsilon = layer.get("momentum", 0.1), layer.get("epsilon", 1e-5)
    return F.batch_norm(x, mean, variance, scale, shift, training, momentum, epsilon)


def affine(net, layer, training, x):
    gain, bias = net.drawn(layer, "kernel", x.shape[1]), net.drawn(layer, "bias", x.shape[1])
    spread = (1, -1) + (1,) * (x.dim() - 2)
    return x * gain.view(spread) + bias.view(spread)


def rbf(net, layer, training, x):
    centres = net.part(layer, "centres", lambda: draw(layer["units"], x.shape[1]).sign().detach())
    return (x.unsqueeze(1) - centres).square().sum(2)


def max_pool(net, layer, training, x):
    window = pair(layer.get("window", 2))
    padded = F.pad(x, sides(layer.get("padding", 0)), value=-torch.inf)
    return F.max_pool2d(padded, window, pair(layer.get("stride", window)))


def avg_pool(net, layer, training, x):
    window = pair(layer.get("window", 2))
    stride = pair(layer.get("stride", window))
    padding = layer.get("padding", 0)
    return F.avg_pool2d(x, window, stride, padding, count_include_pad=layer.get("countPadding", False))


def l2_pool(net, layer, training, x):
    window = pair(layer.get("window", 2))
    padded = F.pad(x, sides(layer.get("padding", 0)))
    return F.lp_pool2d(padded, 2, window, pair(layer.get("stride", window)))


def blur_pool(net, layer, training, x):
    """As https://github.com/adobe/antialiased-cnns does it: reflected, binomial, one map at a time."""
    size, stride = layer.get("size", 3), layer.get("stride", 2)
    row = torch.tensor({3: [1, 2, 1], 4: [1, 3, 3, 1], 5: [1, 4, 6, 4, 1]}[size], dtype=x.dtype)
    kernel = row[:, None] * row[None, :] / row.sum() ** 2
    before, after = (size - 1) // 2, -(-(size - 1) // 2)
    padded = F.pad(x, (before, after, before, after), mode="reflect")
    channels = x.shape[1]
    return F.conv2d(padded, kernel.expand(channels, 1, size, size), stride=stride, groups=channels)


def mul(net, layer, training, a, b):
    return a * (b[:, :, None, None] if b.dim() < a.dim() else b)


def lrn(net, layer, training, x):
    size, alpha = layer.get("size", 5), layer.get("alpha", 1e-4)
    return F.local_response_norm(x, size, alpha, layer.get("beta", 0.75), layer.get("k", 1))


def tanh(net, layer, training, x):
    return layer.get("amplitude", 1) * torch.tanh(layer.get("slope", 1) * x)


def plain(function):
    return lambda net, layer, training, *inputs: function(*inputs)


KINDS = {
    "add": plain(lambda *inputs: sum(inputs)),
    "affine": affine,
    "avgPool": avg_pool,
    "batchNorm": batch_norm,
    "blurPool": blur_pool,
    "concat": plain(lambda *inputs: torch.cat(inputs, 1)),
    "conv": conv,
    "dense": dense,
    "flatten": plain(lambda x: as_maps(x).reshape(len(x), -1)),
    "globalAvgPool": plain(lambda x: x.mean((2, 3))),
    "globalMaxPool": plain(lambda x: x.amax((2, 3))),
    "l2Pool": l2_pool,
    "lrn": lrn,
    "maxPool": max_pool,
    "mul": mul,
    "rbf": rbf,
    "relu": plain(F.relu),
    "sigmoid": plain(torch.sigmoid),
    "silu": plain(F.silu),
    "softmax": plain(lambda x: F.softmax(x, 1)),
    "tanh": tanh,
}


def as_maps(x):
    """PyTorch's [n, c, h, w] as [n, h, w, c]; lines stay."""
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def as_part(kind, name, x):
    """A part of a layer's weights as the engine has it."""
    if kind == "affine" and name == "kernel":
        return x.reshape(1, 1, 1, -1)
    if x.dim() == 4:
        return x.permute(2, 3, 1, 0)
    return x.t() if x.dim() == 2 else x


def written(x, digits=7):
    values = [float(f"{v:.{digits}g}") for v in x.detach().reshape(-1).tolist()]
    return {"shape": list(x.shape), "data": [int(v) if v == int(v) else v for v in values]}


def weights_of(net, of=lambda part: part):
    """{layer: {part: numbers}}; `of` picks the value or the gradient, and leaves out what has none."""
    kinds = {layer["name"]: layer["kind"] for layer in net.layers}
    found = {
        layer: {
            name: written(as_part(kinds[layer], name, of(part)))
            for name, part in parts.items()
            if of(part) is not None
        }
        for layer, parts in net.parts.items()
    }
    return {layer: parts for layer, parts in found.items() if parts}

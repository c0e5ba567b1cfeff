"""Writes tests/fixtures/onnx/*.onnx: small models as others write them, and what they answer.

Run it with a Python that has PyTorch and ONNX (Debian: python3-torch, python3-onnx); the tests
read only the files.

    /usr/bin/python3 scripts/onnx-fixtures.py

The first models are written by PyTorch's exporter, the others node by node for what it does not
write. All answers are PyTorch's, in 32 bits. Pictures in `answers.json` are in the engine's
layout, [height, width, channels].
"""

import json
import pathlib
import warnings

import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from torch import nn

OUT = pathlib.Path(__file__).parent.parent / "tests/fixtures/onnx"
torch.manual_seed(2026)
warnings.filterwarnings("ignore")


class Residual(nn.Module):
    """Two convolutions and a shortcut of 1×1 (He et al. 2015)."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 4, 3, padding=1)
        self.conv2 = nn.Conv2d(4, 6, 3, stride=2, padding=1)
        self.short = nn.Conv2d(4, 6, 1, stride=2, bias=False)
        self.fc = nn.Linear(6, 5)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x) + self.short(x))
        return self.fc(F.adaptive_avg_pool2d(x, 1).flatten(1))


class Branches(nn.Module):
    """Groups, gaps, windows over the edge, and a stack of the branches."""

    def __init__(self):
        super().__init__()
        self.depthwise = nn.Conv2d(4, 8, 3, padding=1, groups=4)
        self.spread = nn.Conv2d(4, 2, (3, 2), padding=(2, 1), dilation=(2, 2))
        self.narrow = nn.Conv2d(4, 3, 1)

    def forward(self, x):
        wide = F.max_pool2d(self.depthwise(x), 3, 2, ceil_mode=True)
        gaps = F.avg_pool2d(self.spread(x), 3, 2, ceil_mode=True, count_include_pad=False)
        narrow = F.avg_pool2d(self.narrow(x), (2, 3), (2, 3), padding=(0, 1))
        return torch.cat([wide, gaps, narrow], 1).mean((2, 3))


class Gated(nn.Module):
    """A squeeze-and-excitation block with batch norm and SiLU, as in EfficientNet."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(6, eps=1e-3, momentum=0.01)
        self.squeeze = nn.Conv2d(6, 2, 1)
        self.excite = nn.Conv2d(2, 6, 1)
        for part in (self.norm.weight, self.norm.bias, self.norm.running_mean):
            nn.init.normal_(part)
        nn.init.uniform_(self.norm.running_var, 0.5, 2)

    def forward(self, x):
        x = F.silu(self.norm(self.conv(x)))
        gate = F.silu(self.squeeze(F.adaptive_avg_pool2d(x, 1)))
        x = x * torch.sigmoid(self.excite(gate))
        return torch.tanh(F.adaptive_max_pool2d(x, 1).flatten(1))


def by_torch(name, model, *shape, **options):
    model.eval()
    picture = torch.rand(1, *shape) * 2 - 1
    torch.onnx.export(
        model, picture, OUT / f"{name}.onnx", input_names=["image"], output_names=["scores"], **options
    )
    return answer(name, picture, model(picture))


def by_hand(name, nodes, weights, picture, output, last=False):
    """`last`: the model reads its picture with the channels last."""
    sides = (picture.permute(0, 2, 3, 1) if last else picture).shape[1:]
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", *sides])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["N", *output.shape[1:]])],
        [numpy_helper.from_array(value.numpy(), key) for key, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=7)
    onnx.checker.check_model(model)
    onnx.save(model, OUT / f"{name}.onnx")
    return answer(name, picture, output)


def answer(name, picture, output):
    """`picture` and `output` are in PyTorch's order, without a batch in the file."""
    as_engine = lambda x: x[0].permute(1, 2, 0) if x.dim() == 4 else x[0]
    written = lambda x: {"shape": list(x.shape), "data": x.detach().reshape(-1).tolist()}
    print(f"{name}.onnx: {(OUT / f'{name}.onnx').stat().st_size / 1000:.1f} kB")
    return {"input": written(as_engine(picture)), "output": written(as_engine(output))}


def same_padding(mode):
    """auto_pad: in both nodes one cell is left over, which lies below and right, or above and left."""
    picture, kernel = torch.rand(1, 2, 7, 6) - 0.5, torch.rand(3, 2, 2, 3) - 0.5
    cell = (0, 1) if mode == "SAME_UPPER" else (1, 0)
    output = F.conv2d(F.pad(picture, cell + cell), kernel, None, 2)
    output = F.max_pool2d(F.pad(output, (1, 1) + cell, value=-torch.inf), (2, 3), 1)
    nodes = [
        helper.make_node("Conv", ["image", "kernel"], ["maps"], auto_pad=mode, strides=[2, 2]),
        helper.make_node("MaxPool", ["maps"], ["pooled"], auto_pad=mode, kernel_shape=[2, 3]),
        helper.make_node("Identity", ["pooled"], ["scores"]),
    ]
    return nodes, {"kernel": kernel}, picture, output


def borders():
    """Zeros around a picture on some sides, twice, and around what a ReLU has made."""
    picture, kernel = torch.rand(1, 2, 5, 6) - 0.5, torch.rand(4, 1, 2, 2) - 0.5
    output = F.relu(F.conv2d(F.pad(picture, (3, 0, 0, 3)), kernel, None, groups=2))
    output = F.max_pool2d(F.pad(output, (0, 1, 1, 0)), 2)
    weights = {
        "kernel": kernel,
        "around": torch.tensor([0, 0, 0, 1, 0, 0, 2, 0]),
        "corner": torch.tensor([0, 0, 1, 0, 0, 0, 0, 1]),
    }
    nodes = [
        helper.make_node("Pad", ["image", "around"], ["wider"]),
        helper.make_node("Conv", ["wider", "kernel"], ["maps"], pads=[0, 2, 1, 0], group=2),
        helper.make_node("Relu", ["maps"], ["rectified"]),
        helper.make_node("Pad", ["rectified", "corner"], ["bordered"]),
        helper.make_node("MaxPool", ["bordered"], ["scores"], kernel_shape=[2, 2], strides=[2, 2]),
    ]
    return nodes, weights, picture, output


def product_and_sum():
    """Channels last, a MatMul and an Add in place of a Gemm, a Reshape in place of a Flatten."""
    picture = torch.rand(1, 4, 3, 2) - 0.5
    kernel, shift = torch.rand(3, 2, 2, 2) - 0.5, torch.rand(1, 3, 1, 1)
    weight, bias = torch.rand(18, 4) - 0.5, torch.rand(4)
    maps = F.conv2d(picture.permute(0, 3, 1, 2), kernel) + shift
    output = F.softmax(maps.reshape(1, -1) @ weight + bias, 1)
    constant = lambda key, value: helper.make_node(
        "Constant", [], [key], value=numpy_helper.from_array(value.numpy(), key)
    )
    nodes = [
        helper.make_node("Transpose", ["image"], ["first"], perm=[0, 3, 1, 2]),
        constant("kernel", kernel),
        helper.make_node("Conv", ["first", "kernel"], ["raw"]),
        helper.make_node("Add", ["raw", "shift"], ["maps"]),
        constant("shape", torch.tensor([-1, 18])),
        helper.make_node("Reshape", ["maps", "shape"], ["line"]),
        helper.make_node("Dropout", ["line"], ["kept"]),
        helper.make_node("MatMul", ["kept", "weight"], ["product"]),
        helper.make_node("Add", ["bias", "product"], ["sums"]),
        helper.make_node("Softmax", ["sums"], ["scores"]),
    ]
    return nodes, {"shift": shift, "weight": weight, "bias": bias}, picture.permute(0, 3, 1, 2), output


OUT.mkdir(parents=True, exist_ok=True)
digits = nn.Sequential(
    nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(4, 6, 3), nn.ReLU(),
    nn.Flatten(), nn.Dropout(0.3), nn.Linear(96, 5), nn.Softmax(1),
)
batches = {"image": {0: "batch"}, "scores": {0: "batch"}}
bordered = nn.Sequential(
    nn.ZeroPad2d((0, 1, 2, 0)), nn.Conv2d(2, 3, 3),
    nn.ConstantPad2d((1, 2, 0, 1), -torch.inf), nn.MaxPool2d(3, 2),
)
answers = {
    "torch-digits": by_torch("torch-digits", digits, 1, 14, 14, dynamic_axes=batches),
    "torch-residual": by_torch("torch-residual", Residual(), 3, 9, 8),
    "torch-branches": by_torch("torch-branches", Branches(), 4, 8, 7, opset_version=16),
    "torch-padded": by_torch("torch-padded", bordered, 2, 5, 6),
    "torch-gated": by_torch(
        "torch-gated", Gated(), 3, 6, 5,
        training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False,
    ),
    "same-upper": by_hand("same-upper", *same_padding("SAME_UPPER")),
    "same-lower": by_hand("same-lower", *same_padding("SAME_LOWER")),
    "borders": by_hand("borders", *borders()),
    "product-and-sum": by_hand("product-and-sum", *product_and_sum(), last=True),
}
(OUT / "answers.json").write_text(json.dumps(answers, separators=(",", ":")) + "\n")

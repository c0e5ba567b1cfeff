"""PyTorch on one thread, as a contestant: pytorch.py TASK contiguous|channels_last MEASURED_MS CHUNK_MS

Prints {"ms": median time of a run, "runs": how many}; without arguments, what this PyTorch is and
which library does its matrix products. The networks and the way of measuring are those
of tests/bench/engine (networks.ts, measure.ts).
"""

import json
import os
import statistics
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(1)

BATCH = 32
RATE = 1e-4
LONG = 5


class TinyCnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3)
        self.conv2 = nn.Conv2d(8, 16, 3)
        self.dense = nn.Linear(400, 10)

    def activations(self, x):
        relu1 = F.relu(self.conv1(x))
        pool1 = F.max_pool2d(relu1, 2)
        relu2 = F.relu(self.conv2(pool1))
        pool2 = F.max_pool2d(relu2, 2)
        # Rows, columns, channels, as in the book: channels_last is flattened without a copy.
        line = pool2.permute(0, 2, 3, 1).flatten(1)
        return [relu1, pool1, relu2, pool2, self.dense(line)]

    def forward(self, x):
        return self.activations(x)[-1]


class FullyConnected(nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1 = nn.Linear(784, 128)
        self.dense2 = nn.Linear(128, 10)

    def forward(self, x):
        return self.dense2(F.relu(self.dense1(x.flatten(1))))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(16, 16, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(16)
        self.conv2 = nn.Conv2d(16, 16, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(16)

    def forward(self, x):
        inner = F.relu(self.norm1(self.conv1(x)))
        return F.relu(x + self.norm2(self.conv2(inner)))


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 16, 3, stride=2, padding=1)
        self.blocks = nn.Sequential(*[Block() for _ in range(9)])
        self.dense = nn.Linear(16, 10)

    def forward(self, x):
        maps = F.relu(self.conv2(F.relu(self.conv1(x))))
        return self.dense(self.blocks(maps).mean((2, 3)))


def prepare(task, layout):
    """Makes everything ready and gives the function that is one run of the task."""
    build = {"C": FullyConnected, "D": Residual}.get(task, TinyCnn)
    model = build().to(memory_format=layout)
    count = {"A1": 1, "A64": 64, "Bepoch": 1000}.get(task, BATCH)
    images = torch.rand(count, 1, 28, 28).contiguous(memory_format=layout)
    labels = torch.randint(0, 10, (count,))
    if task in ("A1", "A64"):
        return reads(model, images, every=task == "A1")
    return learns(model, images, labels)


def reads(model, images, every):
    model.eval()

    @torch.inference_mode()
    def run():
        *maps, logits = model.activations(images)
        outputs = [*maps, F.softmax(logits, 1)] if every else [F.softmax(logits, 1)]
        return [output.numpy().copy() for output in outputs]

    return run


def learns(model, images, labels):
    adam = torch.optim.Adam(model.parameters(), lr=RATE)

    def run():
        for first in range(0, len(images), BATCH):
            adam.zero_grad()
            logits = model(images[first : first + BATCH])
            loss = F.cross_entropy(logits, labels[first : first + BATCH])
            loss.backward()
            adam.step()
        return loss.item()

    return run


def measure(run, measured, chunk):
    """Median time of a run, in milliseconds, and how many there were."""

    def timed(times):
        start = time.perf_counter()
        for _ in range(times):
            run()
        return (time.perf_counter() - start) * 1000

    def repeated(act, until, fewest):
        results = []
        total = 0.0
        while total < until or len(results) < fewest:
            results.append(act())
            total += results[-1]
        return results

    first = timed(1)
    if first > LONG * measured:
        return {"ms": first, "runs": 1}
    usual = statistics.mean(repeated(lambda: timed(1), measured / 2, 1))
    times = max(1, -int(-chunk // usual))
    chunks = repeated(lambda: timed(times), measured, 3)
    return {"ms": statistics.median(chunks) / times, "runs": len(chunks) * times}


def describe():
    """Version and BLAS, as far as the system tells which libraries are loaded."""
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read()
    except OSError:
        loaded = ""
    names = {"libopenblas": "OpenBLAS", "libmkl": "MKL", "/libblas": "the reference BLAS"}
    found = [name for file, name in names.items() if file in loaded]
    return f"PyTorch {torch.__version__} with {found[0]}" if found else f"PyTorch {torch.__version__}"


if __name__ == "__main__" and len(sys.argv) == 1:
    print(describe())
elif __name__ == "__main__":
    task, layout, measured, chunk = sys.argv[1:]
    formats = {"contiguous": torch.contiguous_format, "channels_last": torch.channels_last}
    print(json.dumps(measure(prepare(task, formats[layout]), float(measured), float(chunk))))

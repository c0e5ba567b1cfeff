from collections import OrderedDict

import torch
from torch import nn


class Affine(nn.Module):
    """Each channel times a gain of its own, plus a bias of its own (LeCun et al. 1998)."""

    def __init__(self, *shape):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(shape)), nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        return x * self.gain + self.bias


class RadialBasis(nn.Module):
    """The squared distance to each of some fixed centres (LeCun et al. 1998)."""

    def __init__(self, length, units):
        super().__init__()
        self.register_buffer("centres", torch.randint(2, (length, units)) * 2.0 - 1)

    def forward(self, x):
        return (x[:, :, None] - self.centres).square().sum(1)


class ScaledTanh(nn.Module):
    """amplitude · tanh(slope · x)."""

    def __init__(self, amplitude, slope):
        super().__init__()
        self.amplitude, self.slope = amplitude, slope

    def forward(self, x):
        return self.amplitude * torch.tanh(self.slope * x)


# lenet: reads [batch, 1, 8, 8].
model = nn.Sequential(
    OrderedDict(
        [
            ("conv1", nn.Conv2d(1, 3, 3)),
            ("mean", nn.AvgPool2d(2)),
            ("gain", Affine(3, 1, 1)),
            ("tanh1", ScaledTanh(1.7159, 0.5)),
            ("flatten", nn.Flatten()),
            ("tanh2", ScaledTanh(1.5, 1)),
            ("dense", nn.Linear(27, 4, bias=False)),
            ("gains", Affine(4)),
            ("tanh3", ScaledTanh(1, 1.25)),
            ("output", RadialBasis(4, 3)),
        ]
    )
)

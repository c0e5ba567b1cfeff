import math

import torch
import torch.nn.functional as F
from torch import nn


class BlurPool(nn.Module):
    """A binomial blur of each channel before a stride (Zhang 2019); nothing of it is learnt."""

    def __init__(self, channels, size, stride):
        super().__init__()
        row = torch.tensor([float(math.comb(size - 1, k)) for k in range(size)]) / 2 ** (size - 1)
        kernel = torch.outer(row, row).expand(channels, 1, size, size).clone()
        self.register_buffer("kernel", kernel, persistent=False)
        before, after = (size - 1) // 2, size // 2
        self.padding, self.stride = (before, after, before, after), stride

    def forward(self, x):
        x = F.pad(x, self.padding, mode="reflect")
        return F.conv2d(x, self.kernel, stride=self.stride, groups=x.shape[1])


class Gated(nn.Module):
    """Reads [batch, 6, 9, 8]."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(6, 6, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(6, eps=0.001, momentum=0.01)
        self.silu1 = nn.SiLU()
        self.mean = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.squeeze = nn.Linear(6, 2)
        self.tanh1 = nn.Tanh()
        self.excite = nn.Linear(2, 6)
        self.gate = nn.Sigmoid()
        self.blur = BlurPool(6, 3, 2)
        self.lrn1 = nn.LocalResponseNorm(3, alpha=0.01, beta=0.5, k=2)
        self.root = nn.LPPool2d(2, 2)
        self.largest = nn.Sequential(nn.AdaptiveMaxPool2d(1), nn.Flatten())

    def forward(self, x):
        x = self.conv1(x)
        x = self.norm1(x)
        silu1 = self.silu1(x)
        x = self.mean(silu1)
        x = self.squeeze(x)
        x = self.tanh1(x)
        x = self.excite(x)
        gate = self.gate(x)
        x = silu1 * gate[:, :, None, None]
        x = self.blur(x)
        x = self.lrn1(x)
        root = self.root(x)
        x = root * root
        x = self.largest(x)
        return x


model = Gated()

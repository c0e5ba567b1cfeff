import torch
import torch.nn.functional as F
from torch import nn


class AveragePool(nn.Module):
    """The mean of each window; cells of the padding (left, right, top, bottom) do not count."""

    def __init__(self, window, stride, padding):
        super().__init__()
        self.window, self.stride, self.padding = window, stride, padding

    def forward(self, x):
        x, cells = (F.pad(maps, self.padding) for maps in (x, torch.ones_like(x)))
        return F.avg_pool2d(x, self.window, self.stride) / F.avg_pool2d(cells, self.window, self.stride)


class Branches(nn.Module):
    """Reads [batch, 4, 8, 7]."""

    def __init__(self):
        super().__init__()
        self.wide = nn.Sequential(nn.ZeroPad2d((0, 1, 2, 0)), nn.Conv2d(4, 8, (3, 2), groups=2))
        self.pool1 = nn.Sequential(nn.ConstantPad2d((1, 2, 1, 0), float("-inf")), nn.MaxPool2d(3, stride=2))
        self.gaps = nn.Conv2d(4, 3, 2, padding=1, dilation=2)
        self.pool2 = AveragePool((3, 2), 2, (0, 1, 1, 0))
        self.counted = nn.Sequential(nn.ZeroPad2d((0, 1, 1, 0)), nn.AvgPool2d((3, 2), stride=2))
        self.softmax = nn.Softmax(dim=1)

    def forward(self, inputs):
        x = self.wide(inputs)
        pool1 = self.pool1(x)
        gaps = self.gaps(inputs)
        pool2 = self.pool2(gaps)
        counted = self.counted(gaps)
        x = torch.cat([pool1, pool2, counted], dim=1)
        x = self.softmax(x)
        return x


model = Branches()

import torch
from torch import nn


class Lines(nn.Module):
    """Reads [batch, 5, 3, 4]."""

    def __init__(self):
        super().__init__()
        self.flat = nn.Flatten()
        self.drop = nn.Dropout(0.25)
        self.dense1 = nn.Linear(60, 4)
        self.dense2 = nn.Linear(60, 4, bias=False)
        self.other = nn.Flatten()
        self.dense3 = nn.Linear(64, 2)

    def forward(self, inputs):
        flat = self.flat(inputs)
        x = self.drop(flat)
        dense1 = self.dense1(x)
        dense2 = self.dense2(flat)
        sum_ = dense1 + dense2 + dense1
        other = self.other(inputs)
        x = torch.cat([sum_, other], dim=1)
        x = self.dense3(x)
        return x


model = Lines()

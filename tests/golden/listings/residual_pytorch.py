from torch import nn


class Residual(nn.Module):
    """Reads [batch, 4, 7, 6]."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 4, 3, padding=1)
        self.relu1 = nn.ReLU()
        self.conv2 = nn.Conv2d(4, 6, 3, stride=2, padding=1)
        self.short = nn.Conv2d(4, 6, 1, stride=2, bias=False)
        self.relu2 = nn.ReLU()
        self.mean = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.dense = nn.Linear(6, 3)

    def forward(self, x):
        x = self.conv1(x)
        relu1 = self.relu1(x)
        conv2 = self.conv2(relu1)
        short = self.short(relu1)
        x = conv2 + short
        x = self.relu2(x)
        x = self.mean(x)
        x = self.dense(x)
        return x


model = Residual()

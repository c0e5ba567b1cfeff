from collections import OrderedDict

from torch import nn

# small-cifar-pytorch: reads [batch, 3, 32, 32].
model = nn.Sequential(
    OrderedDict(
        [
            ("conv1", nn.Conv2d(3, 32, 3, padding=1)),
            ("conv1_norm", nn.BatchNorm2d(32)),
            ("conv1_relu", nn.ReLU()),
            ("pool1", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(32, 64, 3, padding=1)),
            ("conv2_norm", nn.BatchNorm2d(64)),
            ("conv2_relu", nn.ReLU()),
            ("pool2", nn.MaxPool2d(2)),
            ("conv3", nn.Conv2d(64, 128, 3, padding=1)),
            ("conv3_norm", nn.BatchNorm2d(128)),
            ("conv3_relu", nn.ReLU()),
            ("pool3", nn.AvgPool2d(2)),
            ("flatten", nn.Flatten()),
            ("fc1", nn.Linear(2048, 256)),
            ("fc1_relu", nn.ReLU()),
            ("fc2", nn.Linear(256, 10)),
            ("softmax", nn.Softmax(dim=1)),
        ]
    )
)

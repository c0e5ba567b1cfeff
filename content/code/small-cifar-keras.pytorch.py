from collections import OrderedDict

from torch import nn

# small-cifar-keras: reads [batch, 3, 32, 32].
model = nn.Sequential(
    OrderedDict(
        [
            ("conv1", nn.Conv2d(3, 32, 3)),
            ("conv1_relu", nn.ReLU()),
            ("pool1", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(32, 64, 3)),
            ("conv2_relu", nn.ReLU()),
            ("pool2", nn.MaxPool2d(2)),
            ("conv3", nn.Conv2d(64, 64, 3)),
            ("conv3_relu", nn.ReLU()),
            ("flatten", nn.Flatten()),
            ("fc1", nn.Linear(1024, 64)),
            ("fc1_relu", nn.ReLU()),
            ("fc2", nn.Linear(64, 10)),
            ("softmax", nn.Softmax(dim=1)),
        ]
    )
)

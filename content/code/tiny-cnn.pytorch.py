from collections import OrderedDict

from torch import nn

# tiny-cnn: reads [batch, 1, 28, 28].
model = nn.Sequential(
    OrderedDict(
        [
            ("conv1", nn.Conv2d(1, 8, 3)),
            ("relu1", nn.ReLU()),
            ("pool1", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(8, 16, 3)),
            ("relu2", nn.ReLU()),
            ("pool2", nn.MaxPool2d(2)),
            ("flatten", nn.Flatten()),
            ("dense", nn.Linear(400, 10)),
            ("softmax", nn.Softmax(dim=1)),
        ]
    )
)

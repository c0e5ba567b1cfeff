import keras
from keras import layers

model = keras.Sequential(
    [
        keras.Input((32, 32, 3)),
        layers.Conv2D(32, 3, padding="same", name="conv1"),
        layers.BatchNormalization(momentum=0.9, epsilon=0.00001, name="conv1.norm"),
        layers.ReLU(name="conv1.relu"),
        layers.MaxPooling2D(2, name="pool1"),
        layers.Conv2D(64, 3, padding="same", name="conv2"),
        layers.BatchNormalization(momentum=0.9, epsilon=0.00001, name="conv2.norm"),
        layers.ReLU(name="conv2.relu"),
        layers.MaxPooling2D(2, name="pool2"),
        layers.Conv2D(128, 3, padding="same", name="conv3"),
        layers.BatchNormalization(momentum=0.9, epsilon=0.00001, name="conv3.norm"),
        layers.ReLU(name="conv3.relu"),
        layers.AveragePooling2D(2, name="pool3"),
        layers.Flatten(name="flatten"),
        layers.Dense(256, name="fc1"),
        layers.ReLU(name="fc1.relu"),
        layers.Dense(10, name="fc2"),
        layers.Softmax(name="softmax"),
    ],
    name="small-cifar-pytorch",
)

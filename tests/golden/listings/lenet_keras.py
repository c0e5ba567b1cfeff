import keras
import numpy as np
from keras import layers, ops


class RadialBasis(layers.Layer):
    """The squared distance to each of some fixed centres (LeCun et al. 1998)."""

    def __init__(self, units, **settings):
        super().__init__(**settings)
        self.units = units

    def build(self, shape):
        signs = np.random.choice([-1.0, 1.0], (shape[-1], self.units)).astype("float32")
        self.centres = self.add_weight(shape=signs.shape, trainable=False, name="centres")
        self.centres.assign(signs)

    def call(self, x):
        return ops.sum(ops.square(x[:, :, None] - self.centres), axis=1)


model = keras.Sequential(
    [
        keras.Input((8, 8, 1)),
        layers.Conv2D(3, 3, name="conv1"),
        layers.AveragePooling2D(2, name="mean"),
        layers.DepthwiseConv2D(1, depthwise_initializer="ones", name="gain"),
        layers.Rescaling(0.5, name="tanh1_slope"),
        layers.Activation("tanh", name="tanh1"),
        layers.Rescaling(1.7159, name="tanh1_amplitude"),
        layers.Flatten(name="flatten"),
        layers.Activation("tanh", name="tanh2"),
        layers.Rescaling(1.5, name="tanh2_amplitude"),
        layers.Dense(4, use_bias=False, name="dense"),
        layers.Reshape((1, 1, 4), name="gains_maps"),
        layers.DepthwiseConv2D(1, depthwise_initializer="ones", name="gains"),
        layers.Flatten(name="gains_line"),
        layers.Rescaling(1.25, name="tanh3_slope"),
        layers.Activation("tanh", name="tanh3"),
        RadialBasis(3, name="output"),
    ],
    name="lenet",
)

import math

import keras
import numpy as np
from keras import layers, ops


def local_response_norm(x, size, alpha, beta, k):
    """Divides each channel by its neighbours' energy (Krizhevsky et al. 2012)."""
    channels = x.shape[-1]
    around = [[0, 0], [0, 0], [0, 0], [size // 2, (size - 1) // 2]]
    squares = ops.pad(ops.square(x), around)
    total = sum(squares[..., i : i + channels] for i in range(size))
    return x / (k + alpha / size * total) ** beta


def blur_pool(x, size, stride):
    """A binomial blur of each channel before a stride (Zhang 2019); nothing of it is learnt."""
    row = np.array([math.comb(size - 1, k) for k in range(size)]) / 2 ** (size - 1)
    kernel = np.tile(np.outer(row, row)[:, :, None, None], (1, 1, x.shape[-1], 1))
    before, after = (size - 1) // 2, size // 2
    x = ops.pad(x, [[0, 0], [before, after], [before, after], [0, 0]], mode="reflect")
    return ops.depthwise_conv(x, kernel.astype("float32"), stride)


inputs = keras.Input((9, 8, 6))
x = layers.Conv2D(6, 3, padding="same", use_bias=False, name="conv1")(inputs)
x = layers.BatchNormalization(momentum=0.99, epsilon=0.001, name="norm1")(x)
silu1 = layers.Activation("silu", name="silu1")(x)
x = layers.GlobalAveragePooling2D(name="mean")(silu1)
x = layers.Dense(2, name="squeeze")(x)
x = layers.Activation("tanh", name="tanh1")(x)
x = layers.Dense(6, name="excite")(x)
gate = layers.Activation("sigmoid", name="gate")(x)
x = layers.Multiply(name="mul1")([silu1, layers.Reshape((1, 1, 6), name="mul1_gate")(gate)])
x = blur_pool(x, 3, 2)
x = local_response_norm(x, 3, 0.01, 0.5, 2)
root = ops.average_pool(ops.square(x), (2, 2), (2, 2))
root = layers.Rescaling(4, name="root_sum")(root)
root = ops.sqrt(root)
x = layers.Multiply(name="mul2")([root, root])
x = layers.GlobalMaxPooling2D(name="largest")(x)
model = keras.Model(inputs, x, name="gated")

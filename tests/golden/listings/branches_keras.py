import keras
from keras import layers, ops


def average_pool(x, window, stride, padding):
    """The mean of each window; cells of the padding do not count."""
    total = ops.average_pool(ops.pad(x, padding), window, stride)
    cells = ops.average_pool(ops.pad(ops.ones_like(x), padding), window, stride)
    return total / cells


inputs = keras.Input((8, 7, 4))
x = layers.ZeroPadding2D(((2, 0), (0, 1)), name="wide_pad")(inputs)
x = layers.Conv2D(8, (3, 2), groups=2, name="wide")(x)
pool1 = ops.pad(x, [[0, 0], [1, 0], [1, 2], [0, 0]], constant_values=float("-inf"))
pool1 = layers.MaxPooling2D(3, strides=2, name="pool1")(pool1)
gaps = layers.Conv2D(3, 2, padding="same", dilation_rate=2, name="gaps")(inputs)
pool2 = average_pool(gaps, (3, 2), (2, 2), [[0, 0], [1, 0], [0, 1], [0, 0]])
counted = layers.ZeroPadding2D(((1, 0), (0, 1)), name="counted_pad")(gaps)
counted = layers.AveragePooling2D((3, 2), strides=2, name="counted")(counted)
x = layers.Concatenate(name="stack")([pool1, pool2, counted])
x = layers.Softmax(name="softmax")(x)
model = keras.Model(inputs, x, name="branches")

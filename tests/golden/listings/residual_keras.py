import keras
from keras import layers

inputs = keras.Input((7, 6, 4))
x = layers.Conv2D(4, 3, padding="same", name="conv1")(inputs)
relu1 = layers.ReLU(name="relu1")(x)
conv2 = layers.ZeroPadding2D(1, name="conv2_pad")(relu1)
conv2 = layers.Conv2D(6, 3, strides=2, name="conv2")(conv2)
short = layers.Conv2D(6, 1, strides=2, use_bias=False, name="short")(relu1)
x = layers.Add(name="add1")([conv2, short])
x = layers.ReLU(name="relu2")(x)
x = layers.GlobalAveragePooling2D(name="mean")(x)
x = layers.Dense(3, name="dense")(x)
model = keras.Model(inputs, x, name="residual")

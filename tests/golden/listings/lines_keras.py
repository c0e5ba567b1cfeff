import keras
from keras import layers

inputs = keras.Input((3, 4, 5))
flat = layers.Flatten(name="flat")(inputs)
x = layers.Dropout(0.25, name="drop")(flat)
dense1 = layers.Dense(4, name="dense1")(x)
dense2 = layers.Dense(4, use_bias=False, name="dense2")(flat)
sum_ = layers.Add(name="sum")([dense1, dense2, dense1])
other = layers.Flatten(name="other")(inputs)
x = layers.Concatenate(name="stack")([sum_, other])
x = layers.Dense(2, name="dense3")(x)
model = keras.Model(inputs, x, name="lines")

/** Average pooling that leaves cells of an uneven padding out of the mean, which Keras lacks. */
const AVERAGE_POOL = `def average_pool(x, window, stride, padding):
    """The mean of each window; cells of the padding do not count."""
    total = ops.average_pool(ops.pad(x, padding), window, stride)
    cells = ops.average_pool(ops.pad(ops.ones_like(x), padding), window, stride)
    return total / cells`;

/** Local response normalisation, which Keras lacks. */
const LOCAL_RESPONSE_NORM = `def local_response_norm(x, size, alpha, beta, k):
    """Divides each channel by its neighbours' energy (Krizhevsky et al. 2012)."""
    channels = x.shape[-1]
    around = [[0, 0], [0, 0], [0, 0], [size // 2, (size - 1) // 2]]
    squares = ops.pad(ops.square(x), around)
    total = sum(squares[..., i : i + channels] for i in range(size))
    return x / (k + alpha / size * total) ** beta`;

/** The blur of Zhang 2019 before a stride, with a fixed kernel. */
const BLUR_POOL = `def blur_pool(x, size, stride):
    """A binomial blur of each channel before a stride (Zhang 2019); nothing of it is learnt."""
    row = np.array([math.comb(size - 1, k) for k in range(size)]) / 2 ** (size - 1)
    kernel = np.tile(np.outer(row, row)[:, :, None, None], (1, 1, x.shape[-1], 1))
    before, after = (size - 1) // 2, size // 2
    x = ops.pad(x, [[0, 0], [before, after], [before, after], [0, 0]], mode="reflect")
    return ops.depthwise_conv(x, kernel.astype("float32"), stride)`;

/** Keeps the weights of channels that a filter does not read at 0, while it learns. */
const CONNECTED = `class Connected(keras.constraints.Constraint):
    """Keeps the weights at 0 of the channels that are not listed for a filter."""

    def __init__(self, connections):
        self.connections = connections

    def __call__(self, kernel):
        mask = np.zeros(kernel.shape, "float32")
        for o, channels in enumerate(self.connections):
            mask[:, :, channels, o] = 1
        return kernel * mask

    def get_config(self):
        return {"connections": self.connections}`;

/** Squared distances to fixed centres, as in LeNet-5's output. */
const RADIAL_BASIS = `class RadialBasis(layers.Layer):
    """The squared distance to each of some fixed centres (LeCun et al. 1998)."""

    def __init__(self, units, **settings):
        super().__init__(**settings)
        self.units = units

    def build(self, shape):
        signs = np.random.choice([-1.0, 1.0], (shape[-1], self.units)).astype("float32")
        self.centres = self.add_weight(shape=signs.shape, trainable=False, name="centres")
        self.centres.assign(signs)

    def call(self, x):
        return ops.sum(ops.square(x[:, :, None] - self.centres), axis=1)`;

/** What Keras lacks, as functions and classes by their names. */
export const PARTS: Readonly<Record<string, string>> = {
  average_pool: AVERAGE_POOL,
  local_response_norm: LOCAL_RESPONSE_NORM,
  blur_pool: BLUR_POOL,
  Connected: CONNECTED,
  RadialBasis: RADIAL_BASIS,
};

/** Average pooling that leaves cells of an uneven padding out of the mean, which PyTorch lacks. */
const AVERAGE_POOL = `class AveragePool(nn.Module):
    """The mean of each window; cells of the padding (left, right, top, bottom) do not count."""

    def __init__(self, window, stride, padding):
        super().__init__()
        self.window, self.stride, self.padding = window, stride, padding

    def forward(self, x):
        x, cells = (F.pad(maps, self.padding) for maps in (x, torch.ones_like(x)))
        return F.avg_pool2d(x, self.window, self.stride) / F.avg_pool2d(cells, self.window, self.stride)`;

/** The blur of Zhang 2019 before a stride, with a fixed kernel. */
const BLUR_POOL = `class BlurPool(nn.Module):
    """A binomial blur of each channel before a stride (Zhang 2019); nothing of it is learnt."""

    def __init__(self, channels, size, stride):
        super().__init__()
        row = torch.tensor([float(math.comb(size - 1, k)) for k in range(size)]) / 2 ** (size - 1)
        kernel = torch.outer(row, row).expand(channels, 1, size, size).clone()
        self.register_buffer("kernel", kernel, persistent=False)
        before, after = (size - 1) // 2, size // 2
        self.padding, self.stride = (before, after, before, after), stride

    def forward(self, x):
        x = F.pad(x, self.padding, mode="reflect")
        return F.conv2d(x, self.kernel, stride=self.stride, groups=x.shape[1])`;

/** A gain and a bias for each channel, as in LeNet-5's subsampling. */
const AFFINE = `class Affine(nn.Module):
    """Each channel times a gain of its own, plus a bias of its own (LeCun et al. 1998)."""

    def __init__(self, *shape):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(shape)), nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        return x * self.gain + self.bias`;

/** Squared distances to fixed centres, as in LeNet-5's output. */
const RADIAL_BASIS = `class RadialBasis(nn.Module):
    """The squared distance to each of some fixed centres (LeCun et al. 1998)."""

    def __init__(self, length, units):
        super().__init__()
        self.register_buffer("centres", torch.randint(2, (length, units)) * 2.0 - 1)

    def forward(self, x):
        return (x[:, :, None] - self.centres).square().sum(1)`;

/** A tanh with a height and a slope, as in LeNet-5. */
const SCALED_TANH = `class ScaledTanh(nn.Module):
    """amplitude · tanh(slope · x)."""

    def __init__(self, amplitude, slope):
        super().__init__()
        self.amplitude, self.slope = amplitude, slope

    def forward(self, x):
        return self.amplitude * torch.tanh(self.slope * x)`;

/** What PyTorch lacks, as classes by their names. */
export const PARTS: Readonly<Record<string, string>> = {
  Affine: AFFINE,
  AveragePool: AVERAGE_POOL,
  BlurPool: BLUR_POOL,
  RadialBasis: RADIAL_BASIS,
  ScaledTanh: SCALED_TANH,
};

/** Average pooling that leaves cells of an uneven padding out of the mean, which PyTorch lacks. */
export const AVERAGE_POOL = `class AveragePool(nn.Module):
    """The mean of each window; cells of the padding (left, right, top, bottom) do not count."""

    def __init__(self, window, stride, padding):
        super().__init__()
        self.window, self.stride, self.padding = window, stride, padding

    def forward(self, x):
        x, cells = (F.pad(maps, self.padding) for maps in (x, torch.ones_like(x)))
        return F.avg_pool2d(x, self.window, self.stride) / F.avg_pool2d(cells, self.window, self.stride)`;

/** The blur of Zhang 2019 before a stride, with a fixed kernel. */
export const BLUR_POOL = `class BlurPool(nn.Module):
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

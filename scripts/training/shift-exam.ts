import { evaluate, type Examples, type Network, type Tensor } from '#engine/index.ts';
import { copiesOf, DISTANCES, type Curves } from '#src/widgets/shift-tolerance/accuracy.ts';

/** Of all examples, moved by each distance in each of the four ways: the share read rightly. */
export function examine(
  networks: readonly Network[],
  examples: Examples,
  distances: readonly number[] = DISTANCES,
): Curves {
  const curves = new Map(networks.map(({ spec }) => [spec.name, [] as number[]]));
  for (const distance of distances) {
    const moved = movedSets(examples, distance);
    for (const network of networks) {
      const sum = moved.reduce((sum, set) => sum + evaluate(network, set).accuracy, 0);
      curves.get(network.spec.name)!.push(sum / moved.length);
    }
  }
  return Object.fromEntries(curves);
}

const blankLike = ({ shape, data }: Tensor): Tensor => ({
  shape,
  data: new Float32Array(data.length),
});

/** All examples moved the one way, all moved the other way, and so on. */
function movedSets({ images, labels }: Examples, distance: number): Examples[] {
  const size = images.data.length / labels.length;
  const sets: Examples[] = [];
  for (let i = 0; i < labels.length; i++)
    copiesOf(images.data.subarray(i * size, (i + 1) * size), distance).forEach((pixels, way) => {
      sets[way] ??= { images: blankLike(images), labels };
      sets[way].images.data.set(pixels, i * size);
    });
  return sets;
}

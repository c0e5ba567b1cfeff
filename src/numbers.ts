import { summary, type LayerSummary, type NetworkSpec } from '#engine/index.ts';
import { accuracyOf, specNamed, specNames } from './models.ts';
import { grouped, percent, shapeText } from './story/words.ts';

/** What `<Num/>` asks for: a number about a network of the zoo, or about one of its layers. */
export interface NumberAsked {
  readonly of: string;
  readonly layer?: string | undefined;
  readonly network?: string | undefined;
}

type Whole = ReturnType<typeof summary>;
type Layer = Omit<LayerSummary, 'kind'>;

/** The picture itself as the first line of the table: given, not computed. */
const inputOf = ({ input }: NetworkSpec): Layer => ({
  name: 'input',
  from: [],
  shape: input,
  parameters: 0,
  multiplyAdds: 0,
  receptiveField: 1,
  jump: 1,
});

const placesOf = (shape: Layer['shape']): number =>
  shape.length === 3 ? shape[0]! * shape[1]! : 1;

const ofNetwork: Readonly<Record<string, (whole: Whole, network: string) => string>> = {
  parameters: ({ parameters }) => grouped(parameters),
  multiplyAdds: ({ multiplyAdds }) => grouped(multiplyAdds),
  layers: ({ layers }) => grouped(layers.length),
  accuracy: (_, network) => percent(accuracyOf(network)),
};

const ofLayer: Readonly<Record<string, (layer: Layer, whole: Whole) => string>> = {
  parameters: ({ parameters }) => grouped(parameters),
  /** Without biases: every weight is multiplied once at each place of its map. */
  weights: ({ shape, multiplyAdds }) => grouped(multiplyAdds / placesOf(shape)),
  multiplyAdds: ({ multiplyAdds }) => grouped(multiplyAdds),
  shape: ({ shape }) => shapeText(shape),
  cells: ({ shape }) => grouped(shape.reduce((a, b) => a * b, 1)),
  height: ({ shape }) => grouped(shape[0]!),
  width: ({ shape }) => grouped(shape[1] ?? 1),
  channels: ({ shape }) => grouped(shape.at(-1)!),
  places: ({ shape }) => grouped(placesOf(shape)),
  receptiveField: ({ receptiveField }) => shapeText([receptiveField, receptiveField]),
  jump: ({ jump }) => grouped(jump),
  parameterShare: ({ parameters }, whole) => roundPercent(parameters / whole.parameters),
  workShare: ({ multiplyAdds }, whole) => roundPercent(multiplyAdds / whole.multiplyAdds),
};

/**
 * The number asked for, as the book prints it. Throws a sentence for the author where it is
 * unknown, so that no number stands in the text that the engine has not computed.
 */
export function numberText({ of, layer: name, network = 'tiny-cnn' }: NumberAsked): string {
  const spec = specNamed(network);
  if (!spec) throw unknown('network', network, specNames);
  const whole = summary(spec);
  const layers = [inputOf(spec), ...whole.layers];
  if (name === undefined) {
    const tell = ofNetwork[of];
    if (!tell) throw unknown('number of a network', of, Object.keys(ofNetwork));
    return tell(whole, network);
  }
  const layer = layers.find((candidate) => candidate.name === name);
  if (!layer)
    throw unknown(
      `layer of ${network}`,
      name,
      layers.map((known) => known.name),
    );
  const tell = ofLayer[of];
  if (!tell) throw unknown('number of a layer', of, Object.keys(ofLayer));
  return tell(layer, whole);
}

const roundPercent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

const unknown = (what: string, asked: string, known: readonly string[]): Error =>
  new Error(`<Num/>: there is no ${what} "${asked}". There is ${known.join(', ')}.`);

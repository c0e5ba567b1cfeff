/** Numbers in rows: a small picture or a kernel that a reader may edit. */
export type Grid = readonly (readonly number[])[];

interface Described {
  /** What the control is called. */
  readonly label: string;
  /** One sentence for the table of parameters. */
  readonly doc: string;
  /** Names it had before; links with them keep working. */
  readonly was?: readonly string[];
}
export interface NumberParam extends Described {
  readonly type: 'int' | 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
export interface ChoiceParam<V extends string = string> extends Described {
  readonly type: 'choice';
  readonly default: V;
  readonly values: readonly V[];
}
export interface FlagParam extends Described {
  readonly type: 'flag';
  readonly default: boolean;
}
export interface GridParam extends Described {
  readonly type: 'grid';
  readonly default: Grid;
  /** Fewest and most rows, and columns. */
  readonly rows: readonly [number, number];
  readonly cols: readonly [number, number];
  /** Least and greatest cell. */
  readonly cells: readonly [number, number];
}
export interface TextParam extends Described {
  readonly type: 'text';
  readonly default: string;
  /** What the whole text must look like: the source of a `RegExp`, without anchors. */
  readonly pattern: string;
  /** Most characters. Longer text is not even matched. */
  readonly longest: number;
  /** The pattern in words, for the author who missed it: “layers such as c3,p2”. */
  readonly form: string;
}

/** One thing that can be set from outside: by an author in MDX, by a link, by a control. */
export type Param = NumberParam | ChoiceParam | FlagParam | GridParam | TextParam;
export type Value = number | string | boolean | Grid;
export type Schema = { readonly [name: string]: Param };
type ValueOf<P extends Param> =
  P extends ChoiceParam<infer V>
    ? V
    : P extends NumberParam
      ? number
      : P extends FlagParam
        ? boolean
        : P extends TextParam
          ? string
          : Grid;
/** A value for every parameter of a schema. */
export type Values<S extends Schema> = { readonly [K in keyof S]: ValueOf<S[K]> };

/** The schema as it stands, with its names and choices kept as types. */
export const schema = <const S extends Schema>(params: S): S => params;

export const defaults = <S extends Schema>(params: S): Values<S> =>
  Object.fromEntries(Object.entries(params).map(([name, p]) => [name, p.default])) as Values<S>;

/** Whether a text is one that the parameter can hold. */
export const fits = ({ pattern, longest }: TextParam, text: string): boolean =>
  text.length <= longest && new RegExp(`^(?:${pattern})$`, 'v').test(text);

/** The value as it stands in an address: `2`, `same`, `yes`, `1,0,1;0,1,0`. */
export function write(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.map((row) => row.join(',')).join(';');
  return String(value);
}

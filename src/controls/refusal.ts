/** Why settings cannot run, and settings near by with which they can. */
export interface Refusal<S> {
  readonly why: string;
  readonly ways: readonly { readonly words: string; readonly change: Partial<S> }[];
}

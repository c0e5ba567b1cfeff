// What the measurements use of the peers, so that types can be checked where they are not installed.

declare module '@tensorflow/tfjs' {
  export interface Tensor {
    readonly shape: number[];
    dataSync(): Float32Array;
    dispose(): void;
    reshape(shape: readonly number[]): Tensor;
    toFloat(): Tensor;
  }
  /** What layers connect: a tensor that has no values yet. */
  export interface Symbolic {
    readonly symbolic: true;
  }
  export interface Layer {
    apply(input: Symbolic | Symbolic[]): Symbolic;
  }
  export interface Model {
    predict(input: Tensor): Tensor | Tensor[];
    compile(options: { optimizer: Optimizer; loss: string }): void;
    trainOnBatch(x: Tensor, y: Tensor): Promise<number>;
    fit(x: Tensor, y: Tensor, options: object): Promise<unknown>;
    setWeights(weights: Tensor[]): void;
  }
  export interface Optimizer {
    minimize(loss: () => Tensor, returnCost: true): Tensor;
  }
  type Padding = 'same' | 'valid';
  type Gradient = (slope: Tensor, saved: Tensor[]) => Tensor[];

  export interface TensorFlow {
    setBackend(name: string): Promise<boolean>;
    ready(): Promise<void>;
    getBackend(): string;
    tidy<T>(act: () => T): T;

    input(options: { shape: number[] }): Symbolic;
    model(options: { inputs: Symbolic; outputs: Symbolic | Symbolic[] }): Model;
    readonly layers: {
      conv2d(options: object): Layer;
      maxPooling2d(options: object): Layer;
      dense(options: object): Layer;
      flatten(): Layer;
      reLU(): Layer;
      add(): Layer;
      batchNormalization(): Layer;
      globalAveragePooling2d(options: object): Layer;
    };
    readonly train: { adam(rate: number): Optimizer };

    tensor(values: ArrayLike<number>, shape?: readonly number[], type?: string): Tensor;
    variable(start: Tensor): Tensor;
    randomUniform(shape: number[], low: number, high: number): Tensor;
    oneHot(labels: Tensor, depth: number): Tensor;
    zeros(shape: number[]): Tensor;
    zerosLike(x: Tensor): Tensor;
    ones(shape: number[]): Tensor;
    add(a: Tensor, b: Tensor): Tensor;
    relu(x: Tensor): Tensor;
    matMul(a: Tensor, b: Tensor): Tensor;
    mean(x: Tensor, axes: number[]): Tensor;
    moments(x: Tensor, axes: number[]): { mean: Tensor; variance: Tensor };
    batchNorm(
      x: Tensor,
      mean: Tensor,
      variance: Tensor,
      offset: Tensor,
      scale: Tensor,
      epsilon: number,
    ): Tensor;
    pad(x: Tensor, paddings: number[][]): Tensor;
    slice(x: Tensor, begin: number[], size: number[]): Tensor;
    transpose(x: Tensor, order: number[]): Tensor;
    maxPool(x: Tensor, window: number, stride: number, padding: Padding): Tensor;
    conv2d(
      x: Tensor,
      kernel: Tensor,
      stride: number,
      padding: Padding,
      layout?: 'NHWC',
      dilation?: number,
    ): Tensor;
    conv2dTranspose(
      x: Tensor,
      kernel: Tensor,
      shape: number[],
      stride: number,
      padding: Padding,
    ): Tensor;
    customGrad(
      act: (
        x: Tensor,
        kernel: Tensor,
        save: (tensors: Tensor[]) => void,
      ) => { value: Tensor; gradFunc: Gradient },
    ): (x: Tensor, kernel: Tensor) => Tensor;
    readonly losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  }
  const tf: TensorFlow;
  export default tf;
}

declare module '@tensorflow/tfjs-backend-wasm' {
  const wasm: {
    setThreadsCount(count: number): void;
    setWasmPaths(folder: string): void;
  };
  export default wasm;
}

declare module 'onnxruntime-web/wasm' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, shape: readonly number[]);
    readonly data: Float32Array;
  }
  export interface Session {
    run(inputs: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  }
  export const InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  export const env: { wasm: { numThreads: number; wasmPaths: string } };
}

declare module 'convnetjs' {
  export interface Vol {
    readonly w: Float64Array;
  }
  export interface Net {
    readonly layers: readonly { readonly out_act: Vol }[];
    makeLayers(layers: readonly object[]): void;
    forward(input: Vol): Vol;
  }
  const convnetjs: {
    Net: new () => Net;
    Vol: new (width: number, height: number, depth: number, start: number) => Vol;
    Trainer: new (net: Net, options: object) => { train(input: Vol, label: number): unknown };
  };
  export default convnetjs;
}

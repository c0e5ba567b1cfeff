import { useBackend } from './kernels/default.ts';
import { wasm } from './kernels/wasm/backend.ts';

// To import this file is to choose: networks built from then on run on WebAssembly where it can run.
useBackend(wasm);

import type { NetworkSpec } from '../plan.ts';
import { alexNet, alexNet2012 } from './alexnet.ts';
import { efficientNetB0 } from './efficientnet.ts';
import { googLeNet2014, googLeNet2014Aux, googLeNetTorch, googLeNetTorchAux } from './googlenet.ts';
import { leNet5, leNet5Modern } from './lenet.ts';
import { resNet101, resNet152, resNet18, resNet34, resNet50, resNet50Of2015 } from './resnet.ts';
import { smallCifarKeras, smallCifarPytorch } from './small-cifar.ts';
import { vgg16 } from './vgg.ts';

/**
 * The networks of the papers by the name they go by, besides those in `zoo`. They are imported
 * from here and not with the engine, so that a page with a small network does not carry them.
 */
export const architectures = {
  'lenet-5': leNet5,
  'lenet-5-modern': leNet5Modern,
  'alexnet-2012': alexNet2012,
  alexnet: alexNet,
  'vgg-16': vgg16,
  'googlenet-2014': googLeNet2014,
  'googlenet-2014-aux': googLeNet2014Aux,
  googlenet: googLeNetTorch,
  'googlenet-aux': googLeNetTorchAux,
  'resnet-18': resNet18,
  'resnet-34': resNet34,
  'resnet-50': resNet50,
  'resnet-50-2015': resNet50Of2015,
  'resnet-101': resNet101,
  'resnet-152': resNet152,
  'efficientnet-b0': efficientNetB0,
  'small-cifar-keras': smallCifarKeras,
  'small-cifar-pytorch': smallCifarPytorch,
} as const satisfies Readonly<Record<string, NetworkSpec>>;

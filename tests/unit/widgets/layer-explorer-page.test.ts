import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { defaults } from '#src/params/params.ts';
import LayerExplorer from '#src/widgets/layer-explorer/LayerExplorer.svelte';
import LeNetExplorer from '#src/widgets/layer-explorer/LeNetExplorer.svelte';
import widget from '#src/widgets/layer-explorer/widget.ts';

const start = { ...defaults(widget.params), network: 'lenet-5' } as const;

test('where an author asks for LeNet-5, the page shows it before its script runs', () => {
  const { body } = render(LeNetExplorer, { props: { start } });
  expect(body).toContain('data-stage="fc3"');
  expect(body).toContain('61,706');
  expect(body).not.toContain('is on its way');
});

test('without LeNet-5 at hand tiny-cnn stands there, and says so', () => {
  const { body } = render(LayerExplorer, { props: { start } });
  expect(body).not.toContain('data-stage="fc3"');
  expect(body).toContain('is on its way');
});

import { expect, test } from 'vitest';
import { withSizes } from '#src/integrations/offline/sizes.ts';

test('a page says how large the files are that it names', () => {
  const page = '<p>(<span data-size-of="book.zip"></span>)</p>';
  expect(withSizes(page, (path) => path.length * 1000)).toContain(
    '(<span data-size-of="book.zip">8 kB</span>)',
  );
});

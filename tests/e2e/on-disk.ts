import { expect, test as base } from './reader.ts';

/** A reader of files on a disk: nothing may be asked for but files. */
export const test = base.extend<{ disk: void }>({
  disk: [
    async ({ page }, use) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        if (!/^(?:file|data|blob|about):/.test(request.url())) asked.push(request.url());
      });
      await use();
      expect(asked).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

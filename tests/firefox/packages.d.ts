// What the walk uses of its package, so that types can be checked where it is not installed.

declare module 'puppeteer-core' {
  const puppeteer: {
    launch(options: object): Promise<import('./browser.ts').Browser>;
  };
  export default puppeteer;
}

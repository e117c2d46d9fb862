import type { Cheerio } from 'cheerio';

/** The element type of cheerio's selections, which cheerio itself does not export. */
export type PageElement =
  ReturnType<Cheerio<never>['find']> extends Cheerio<infer Found> ? Found : never;

/**
 * The address to go to after signing in, if it is one of ours; undefined otherwise. Browsers read `//host` and `/\host`
 * as another host and drop tabs and line breaks, so only what the URL parser itself finds to be ours is taken.
 */
export function safeReturnPath(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > 500) return undefined;
  if (!/^\/(?![/\\])/u.test(text) || /[\p{Cc}\\]/u.test(text)) return undefined;
  const base = 'http://own.invalid';
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}`;
}

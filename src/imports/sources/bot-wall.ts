import { SourceError } from '../../shared/errors.ts';

const signs = /radware|captcha|you are a bot/iu;
const content = /card--fundingprogram|<h1[^>]*class="[^"]*\btitle\b/iu;

/** The page that the site answers (with status 200) to programs it takes for robots, instead of what was asked for. */
export function isBotWall(html: string): boolean {
  // A saved wall is short; a long page is one only if nothing of a real page is in it.
  return signs.test(html) && !content.test(html);
}

/** @throws SourceError where the text is a bot wall. */
export function refuseBotWall(html: string, address: string): void {
  if (!isBotWall(html)) return;
  throw new SourceError(
    `Statt des Inhalts kam eine Captcha-Seite (Schutz vor automatischen Zugriffen): ${address}. Der bisherige Stand bleibt.`,
  );
}

import { load } from 'cheerio/slim';

/** Signs by which the beginning of a page shows what it is. Pure. */

/** Title and first heading of the beginning of a page. */
export function headingsOf(html: string): string[] {
  const $ = load(html);
  return [$('title').first().text(), $('h1').first().text()]
    .map((text) => text.replaceAll(/\s+/gu, ' ').trim())
    .filter((text) => text !== '');
}

/** Short, because a page about missing pages ("Was tun bei Fehler 404?") is none. */
const longestSign = 100;
const saysMissing =
  /^(?:http\s*)?(?:fehler|error)?[\s:–-]*\b404\b|(?:fehler|error|status)(?:code)?[\s:–-]*404\b|\b404\b.{0,12}(?:not found|nicht gefunden|fehler|error)|(?:seite|inhalt|dokument|page|angeforderte\w*)\b.{0,40}(?:nicht gefunden|nicht (?:mehr )?(?:vorhanden|verfügbar|verfuegbar)|existiert nicht|konnte nicht gefunden|not found|could not be found|does not exist)|^(?:not found|nicht gefunden)\b/iu;

/** Status 200, but title or heading say that there is no such page ("Soft-404"). */
export function isSoftMissing(html: string): boolean {
  return headingsOf(html).some((text) => text.length <= longestSign && saysMissing.test(text));
}

const wall =
  /radware|captcha|are you a (?:robot|human)|you are a bot|just a moment|attention required|access denied|zugriff verweigert|verify you are human|sicherheitsüberprüfung/iu;

/** A page for programs that are taken for robots: says nothing about what was asked for. */
export function isWall(html: string): boolean {
  return (
    headingsOf(html).some((text) => wall.test(text)) ||
    /radware|you are a bot/iu.test(html.slice(0, 4000))
  );
}

const home =
  /^\/?(?:(?:de|en|deutsch|start|startseite|home|index|default)(?:\.(?:html?|php|aspx?|jsp))?\/?){0,3}$/iu;

/** Whether an address is the front page of its site. */
export function isHome(url: URL): boolean {
  return home.test(url.pathname.replace(/^\//u, '')) && url.search === '';
}

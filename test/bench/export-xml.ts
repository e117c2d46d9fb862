/** Documents in the form of the export: escaped HTML inside an escaped, literal CDATA wrapper. */

export interface Property {
  name: string;
  type: 'RichText' | 'String' | 'Long' | 'Date' | 'LinkList' | 'ClassifiedLinkLists';
  content: string;
}

export interface XmlDocument {
  /** Path in the ZIP without ending: `BMWI/FDB/…`. */
  path: string;
  type: string;
  properties: readonly Property[];
}

const xlink = 'http://www.w3.org/1999/xlink';

/** The damage of the real export: what ISO-8859-1 does not have becomes `?`. */
export function damaged(text: string): string {
  return text.replaceAll(/[\u0100-\u{10ffff}]/gu, '?');
}

/** Lines → HTML: `# …` is a heading, a line end inside a line is a `br`. */
export function htmlOf(lines: readonly string[]): string {
  return lines
    .map((line) => {
      const text = escapeHtml(damaged(line.replace(/^# /u, '')))
        .replaceAll('\n', '<br />')
        .replaceAll('EUR ', '<abbr class="logic--abbr sblogic--true" data-gsb="true">EUR</abbr> ')
        .replaceAll(' Prozent', '&#xa0;Prozent');
      return line.startsWith('# ') ? `<h2>${text}</h2>` : `<p>${text}</p>`;
    })
    .join('');
}

export function richText(name: string, html: string): Property {
  const wrapped = `<![CDATA[<div xmlns:xlink="${xlink}">${html}</div>]]>`;
  return { name, type: 'RichText', content: `<text>${escapeXml(wrapped)}</text>` };
}

export function value(name: string, text: string, type: Property['type'] = 'String'): Property {
  return { name, type, content: `<value>${escapeXml(damaged(text))}</value>` };
}

export function linkList(name: string, targets: readonly string[]): Property {
  return { name, type: 'LinkList', content: links(targets) };
}

/** `null` as classifier: the empty `classifierLinks` of the real export. */
export function classified(
  name: string,
  groups: readonly (readonly [string | null, readonly string[]])[],
): Property {
  const lists = groups.map(([classifier, targets]) => {
    const link =
      classifier === null
        ? '<classifierLinks/>'
        : `<classifierLinks>
                    ${link1(`/BMWI/SiteGlobals/Classifications/Classifier/Common/${classifier}`)}
                </classifierLinks>`;
    return `
            <classifiedLinkList>
                <classifierText></classifierText>
                ${link}
                ${links(targets)}
            </classifiedLinkList>`;
  });
  return {
    name,
    type: 'ClassifiedLinkLists',
    content: `<classifiedLinkLists>${lists.join('')}
        </classifiedLinkLists>`,
  };
}

export function xmlOf({ path, type, properties }: XmlDocument): string {
  const cut = path.lastIndexOf('/');
  const inner = properties.map(
    (property) => `
    <property name="${property.name}" type="${property.type}">
        ${property.content}
    </property>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<document xmlns:xlink="${xlink}" name="${path.slice(cut + 1)}" path="/${path.slice(0, cut)}" type="${type}">${inner.join('')}
</document>
`;
}

function links(targets: readonly string[]): string {
  if (targets.length === 0) return '<links/>';
  return `<links>
                    ${targets.map(link1).join('\n                    ')}
                </links>`;
}

function link1(target: string): string {
  return `<link xlink:href="target:${escapeXml(target)}"/>`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeXml(text: string): string {
  return escapeHtml(text);
}

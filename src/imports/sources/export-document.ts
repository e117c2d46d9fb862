import { Parser } from 'htmlparser2';
import { SourceError } from '../../shared/errors.ts';

/** One XML document of the official export, whatever its type: a flat list of properties. */
export interface ExportDocument {
  /** Folder, `/BMWI/FDB/Content/DE/…`, and name, as the document itself says. */
  folder: string;
  name: string;
  /** `gsb:ServiceOffer`, `gsb:ContactData`, `gsb:ExternalLink`, `gsb:Address`, … */
  type: string;
  /** Rich text and plain values, XML-decoded, without the literal CDATA wrapper. */
  texts: Map<string, string>;
  /** Targets (`/BMWI/…`) of a link list. */
  links: Map<string, string[]>;
  classified: Map<string, ClassifiedLinks[]>;
}

export interface ClassifiedLinks {
  /** Last part of the classifier's path; null where `classifierLinks` is empty. */
  classifier: string | null;
  targets: string[];
}

/** XML 1.0 forbids them, some documents have them. */
// eslint-disable-next-line no-control-regex -- these are what the rule is about
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu;

/**
 * Reads one document. Pure; entities are decoded only in the properties that are kept.
 * @param wanted names of properties to keep; all where it is missing.
 * @throws SourceError for what is no document or breaks off.
 */
export function parseExportDocument(xml: string, wanted?: ReadonlySet<string>): ExportDocument {
  const reader = new DocumentReader(wanted);
  const parser = new Parser(reader, {
    xmlMode: true,
    // The text is nearly all entities; decoding a whole property at once is many times faster.
    decodeEntities: false,
  });
  parser.end(controls.test(xml) ? xml.replaceAll(controls, '') : xml);
  controls.lastIndex = 0;
  return reader.finish();
}

class DocumentReader {
  readonly #wanted: ReadonlySet<string> | undefined;
  readonly #document: ExportDocument = {
    folder: '',
    name: '',
    type: '',
    texts: new Map(),
    links: new Map(),
    classified: new Map(),
  };
  #isComplete = false;
  /** The property we stand in, if it is one we keep. */
  #property: string | null = null;
  #isInText = false;
  #isInCdata = false;
  #isInClassifier = false;
  #text = '';
  #group: ClassifiedLinks | null = null;

  constructor(wanted: ReadonlySet<string> | undefined) {
    this.#wanted = wanted;
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    if (name === 'document') this.#begin(attributes);
    else if (name === 'property') this.#property = this.#kept(attributes['name']);
    else if (this.#property === null) return;
    else if (name === 'text' || name === 'value') {
      this.#isInText = true;
      this.#text = '';
    } else if (name === 'classifiedLinkList') this.#beginGroup(this.#property);
    else if (name === 'classifierLinks') this.#isInClassifier = true;
    else if (name === 'link') this.#link(this.#property, attributes['xlink:href'] ?? '');
  }

  ontext(data: string): void {
    if (this.#isInText) this.#text += this.#isInCdata ? data : decodeXml(data);
  }

  oncdatastart(): void {
    this.#isInCdata = true;
  }

  oncdataend(): void {
    this.#isInCdata = false;
  }

  onclosetag(name: string, isImplied: boolean): void {
    if (name === 'text' || name === 'value') this.#endText();
    else if (name === 'classifierLinks') this.#isInClassifier = false;
    else if (name === 'classifiedLinkList') this.#group = null;
    else if (name === 'property') this.#property = null;
    else if (name === 'document') this.#isComplete = !isImplied;
  }

  finish(): ExportDocument {
    if (this.#document.type === '') {
      throw new SourceError('Kein Dokument des Exports: Es fehlt das Element „document“ mit Typ.');
    }
    if (!this.#isComplete) {
      throw new SourceError(
        'Das Dokument bricht ab: Das Element „document“ ist nicht geschlossen.',
      );
    }
    return this.#document;
  }

  #begin(attributes: Record<string, string>): void {
    this.#document.folder = decodeXml(attributes['path'] ?? '');
    this.#document.name = decodeXml(attributes['name'] ?? '');
    this.#document.type = attributes['type'] ?? '';
  }

  #kept(name: string | undefined): string | null {
    if (name === undefined || (this.#wanted && !this.#wanted.has(name))) return null;
    return name;
  }

  #endText(): void {
    if (this.#property !== null && this.#isInText) {
      const text = withoutCdataWrapper(this.#text);
      if (text !== '') this.#document.texts.set(this.#property, text);
    }
    this.#isInText = false;
  }

  #beginGroup(property: string): void {
    this.#group = { classifier: null, targets: [] };
    const groups = this.#document.classified.get(property);
    if (groups) groups.push(this.#group);
    else this.#document.classified.set(property, [this.#group]);
  }

  #link(property: string, href: string): void {
    const target = decodeXml(href).replace(/^target:/u, '');
    if (this.#group) {
      if (this.#isInClassifier) this.#group.classifier ??= lastPartOf(target);
      else this.#group.targets.push(target);
      return;
    }
    const links = this.#document.links.get(property);
    if (links) links.push(target);
    else this.#document.links.set(property, [target]);
  }
}

function lastPartOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML knows five names and the numbers; HTML entities inside are decoded later, as HTML. */
function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/giu, decodeEntity);
}

function decodeEntity(entity: string): string {
  const inner = entity.slice(1, -1);
  if (!inner.startsWith('#')) return named[inner.toLowerCase()] ?? entity;
  const isHex = /^#x/iu.test(inner);
  const code = Number.parseInt(inner.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : entity;
}

/** `<![CDATA[…]]>` stands literally in the decoded text. */
function withoutCdataWrapper(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('<![CDATA[') && trimmed.endsWith(']]>')
    ? trimmed.slice(9, -3)
    : trimmed;
}

import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface TreeNode {
  role: string;
  alt?: string;
  children: (TreeNode | { type: string; id: string })[];
}

export interface ReadPage {
  text: string;
  tree: TreeNode | null;
  /** Ids of marked content on the page, in reading order of the content stream. */
  markedIds: string[];
  /** Text drawn neither in marked content nor in an artifact. */
  untagged: string[];
  /** Text by structure node id. */
  textById: Map<string, string>;
  artifacts: string[];
  maxRight: number;
  minBottom: number;
}

export interface ReadPdf {
  info: Record<string, unknown>;
  metadata: string;
  lang: string | null;
  pages: ReadPage[];
  outline: string[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number));
  const outline = (await pdf.getOutline()) as unknown;
  const result = {
    info: info as Record<string, unknown>,
    metadata: (metadata as { getRaw?: () => string } | null)?.getRaw?.() ?? '',
    lang: (info as { Language?: string }).Language ?? null,
    pages,
    // null where there are no bookmarks, which the types deny.
    outline: Array.isArray(outline) ? outline.map(({ title }: { title: string }) => title) : [],
  };
  await task.destroy();
  return result;
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<ReadPage> {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent({ includeMarkedContent: true });
  const result: ReadPage = {
    text: '',
    tree: await page.getStructTree(),
    markedIds: [],
    untagged: [],
    textById: new Map(),
    artifacts: [],
    maxRight: 0,
    minBottom: Infinity,
  };
  const stack: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      takeText(result, item, stack.at(-1));
    } else if (item.type === 'endMarkedContent') {
      stack.pop();
    } else {
      const { id, tag } = item as { id?: string | null; tag?: string };
      stack.push(id ?? tag ?? '');
      if (typeof id === 'string') result.markedIds.push(id);
    }
  }
  return result;
}

interface TextItem {
  str: string;
  hasEOL: boolean;
  width: number;
  transform: number[];
}

function takeText(result: ReadPage, item: TextItem, mark: string | undefined): void {
  const text = item.str + (item.hasEOL ? '\n' : '');
  result.text += text;
  if (item.str.trim() === '') return;
  const [, , , , x = 0, y = 0] = item.transform;
  result.maxRight = Math.max(result.maxRight, x + item.width);
  result.minBottom = Math.min(result.minBottom, y);
  if (mark === undefined || mark === '') result.untagged.push(item.str);
  else if (mark === 'Artifact') result.artifacts.push(item.str);
  else result.textById.set(mark, (result.textById.get(mark) ?? '') + item.str);
}

/** All nodes of the given role, over all pages. */
export function nodesOf(pdf: ReadPdf, role: string): TreeNode[] {
  return pdf.pages.flatMap(({ tree }) => (tree === null ? [] : collect(tree, role)));
}

/** Text beneath a node of the tree. */
export function textOf(pdf: ReadPdf, node: TreeNode): string {
  return contentIds(node)
    .map((id) => pdf.pages.map((page) => page.textById.get(id) ?? '').join(''))
    .join('');
}

export function contentIds(node: TreeNode): string[] {
  return node.children.flatMap((child) => ('role' in child ? contentIds(child) : [child.id]));
}

function collect(node: TreeNode, role: string): TreeNode[] {
  const below = node.children.flatMap((child) => ('role' in child ? collect(child, role) : []));
  return node.role === role ? [node, ...below] : below;
}

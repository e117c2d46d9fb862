import type { PageView, StatusTag } from '../http/page-parts.ts';
import { programmeExamplePath, programmeExamplesPath } from '../matching/match-paths.ts';
import { editProgrammePath, programmePath, programmesPath } from '../paths.ts';
import type { ExamplesDisagreeError, ExampleState, FailingExample } from './example-state.ts';

/** "Beispiele: 2 von 3 wie erwartet": `programmes/_examples.ejs`. */
export interface ExampleStateView {
  tag: StatusTag;
  text: string;
  href: string;
  failing: { title: string; said: string; href: string }[];
}

export function exampleStateView({ total, failing }: ExampleState, slug: string): ExampleStateView {
  return {
    tag: tagOf(total, failing.length),
    text: textOf(total, failing.length),
    href: programmeExamplesPath(slug),
    failing: failing.map((one) => failingView(one, slug)),
  };
}

function tagOf(total: number, failing: number): StatusTag {
  if (total === 0) return { tone: 'neutral', symbol: '–', text: 'keine Beispiele' };
  const text = `Beispiele: ${total - failing} von ${total} wie erwartet`;
  return failing === 0
    ? { tone: 'success', symbol: '✓', text }
    : { tone: 'warning', symbol: '!', text };
}

function textOf(total: number, failing: number): string {
  if (total === 0) {
    return 'Ein Beispiel sagt, welcher Bedarf passt, unklar ist oder nicht passt. Damit fällt auf, wenn eine Änderung etwas anderes bewirkt als gemeint.';
  }
  return failing === 0
    ? 'Alle Beispiele kommen heraus wie erwartet.'
    : 'Solange Beispiele anders herauskommen als erwartet, gilt das Förderprogramm als Entwurf und kann nicht als geprüft freigegeben werden.';
}

const failingView = ({ id, title, said }: FailingExample, slug: string) => ({
  title,
  said,
  href: programmeExamplePath(slug, id),
});

/** Why a record cannot be marked as checked, and the ways out. */
export interface ExamplesBlockView extends PageView {
  text: string;
  failing: { title: string; said: string; href: string }[];
  examplesHref: string;
  editHref: string;
  programmeHref: string;
}

export function examplesBlockView({
  programme: { slug, shortTitle },
  failing,
  message,
}: ExamplesDisagreeError): ExamplesBlockView {
  return {
    title: 'Nicht als geprüft freigegeben',
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: shortTitle, href: programmePath(slug) },
      { label: 'Nicht freigegeben', href: null },
    ],
    text: message,
    failing: failing.map((one) => failingView(one, slug)),
    examplesHref: programmeExamplesPath(slug),
    editHref: editProgrammePath(slug),
    programmeHref: programmePath(slug),
  };
}

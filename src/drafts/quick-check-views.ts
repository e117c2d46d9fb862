import type { PageView } from '../http/page-parts.ts';
import { programmePath, programmesPath, quickCheckPdfPath } from '../paths.ts';
import { blockViews, type BlockView } from './draft-views.ts';
import type { QuickCheck } from './quick-check-service.ts';

/** The Quick-Check on screen, as it is printed. */
export interface QuickCheckView extends PageView {
  subtitle: string | null;
  mark: string;
  footer: string;
  pdfHref: string;
  programmeHref: string;
  blocks: BlockView[];
}

export function quickCheckView({ programme, document }: QuickCheck): QuickCheckView {
  return {
    title: document.title,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: programmePath(programme.slug) },
      { label: 'Quick-Check', href: null },
    ],
    subtitle: document.subtitle,
    mark: document.watermark,
    footer: document.footer,
    pdfHref: quickCheckPdfPath(programme.slug),
    programmeHref: programmePath(programme.slug),
    blocks: blockViews(document),
  };
}

import type { PageView } from '../http/page-parts.ts';
import { profileFilePath, quarterPath, quartersPath } from '../paths.ts';
import { blockViews, type BlockView } from './draft-views.ts';
import type { QuarterProfile } from './quarter-profile-service.ts';

/** The profile on screen, as it is printed. */
export interface QuarterProfileView extends PageView {
  subtitle: string | null;
  mark: string;
  footer: string;
  pdfHref: string;
  quarterHref: string;
  blocks: BlockView[];
}

export function quarterProfileView({ quarter, document }: QuarterProfile): QuarterProfileView {
  return {
    title: document.title,
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: 'Profil', href: null },
    ],
    subtitle: document.subtitle,
    mark: document.watermark,
    footer: document.footer,
    pdfHref: profileFilePath(quarter.slug, 'pdf'),
    quarterHref: quarterPath(quarter.slug),
    blocks: blockViews(document),
  };
}

import type { PageView } from '../http/page-parts.ts';
import { draftPdfPath, projectPath, projectsPath } from '../paths.ts';
import type { Project } from '../projects/project.ts';
import { chartView, type ChartView } from './chart-views.ts';
import { timelinePicture, type TimelinePicture } from '../quarters/funding/timeline-picture.ts';
import type {
  Block,
  ChartBlock,
  DraftDocument,
  LineChartBlock,
  TimelineBlock,
} from './document.ts';
import { lineChartView, type LineChartView } from './line-chart-views.ts';

/** A block as the preview shows it: the document's own, only the pictures have got their geometry. */
export type BlockView =
  | Exclude<Block, ChartBlock | LineChartBlock | TimelineBlock>
  | ChartView
  | LineChartView
  | { kind: 'timeline'; picture: TimelinePicture | null };

export interface DraftPreviewView extends PageView {
  subtitle: string | null;
  mark: string;
  footer: string;
  pdfHref: string;
  projectHref: string;
  blocks: BlockView[];
}

/** The same document as the PDF, block by block. */
export function draftPreviewView(project: Project, document: DraftDocument): DraftPreviewView {
  return {
    title: document.title,
    breadcrumbs: [
      { label: 'Vorhaben', href: projectsPath() },
      { label: project.title, href: projectPath(project.id) },
      { label: 'Entwurf', href: null },
    ],
    subtitle: document.subtitle,
    mark: document.watermark,
    footer: document.footer,
    pdfHref: draftPdfPath(project.id),
    projectHref: projectPath(project.id),
    blocks: blockViews(document),
  };
}

export function blockViews({ blocks }: DraftDocument): BlockView[] {
  return blocks.map(blockView);
}

function blockView(block: Block, index: number): BlockView {
  if (block.kind === 'chart') return chartView(block);
  if (block.kind === 'lineChart') return lineChartView(block, `linien-${index}`);
  if (block.kind === 'timeline') return { kind: 'timeline', picture: timelinePicture(block) };
  return block;
}

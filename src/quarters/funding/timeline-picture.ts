import { clipText } from '../../shared/text.ts';
import {
  layOutTimeline,
  type Timeline,
  type TimelineFill,
  type TimelineLayout,
} from '../../shared/timeline-geometry.ts';
import { fillNames } from './funding-report.ts';

/** A timeline as `partials/timeline.ejs` draws it, in units of its viewBox. */
export interface TimelinePicture {
  title: string;
  description: string;
  width: number;
  labelWidth: number;
  layout: TimelineLayout;
  todayLabel: string;
  /** On the side of today's line where there is room. */
  todayAnchor: 'start' | 'end';
  legend: readonly { fill: TimelineFill; name: string }[];
  /** The word inside a bar; not every bar has room for it. */
  words: Record<TimelineFill, string>;
  wordWidth: number;
}

const sizes = {
  width: 1000,
  labelWidth: 380,
  headHeight: 44,
  groupHeight: 30,
  rowHeight: 46,
  barHeight: 24,
};
const labelCharacters = 50;

/** @returns null where there is nothing to draw */
export function timelinePicture(timeline: Timeline): TimelinePicture | null {
  if (timeline.groups.length === 0) return null;
  const layout = layOutTimeline(timeline, sizes);
  return {
    title: timeline.title,
    description: timeline.description,
    width: sizes.width,
    labelWidth: sizes.labelWidth,
    layout: {
      ...layout,
      groups: layout.groups.map((group) => ({
        ...group,
        rows: group.rows.map((row) => ({
          ...row,
          label: clipText(row.label, labelCharacters),
          detail: clipText(row.detail, labelCharacters + 6),
        })),
      })),
    },
    todayLabel: timeline.todayLabel,
    todayAnchor: (layout.todayX ?? 0) > sizes.width - 160 ? 'end' : 'start',
    legend: timeline.fillNames,
    words: fillNames,
    wordWidth: 84,
  };
}

import type { StatusTag } from '../http/page-parts.ts';
import { isAfterChange } from './data-change.ts';
import {
  isManual,
  isStale,
  runStateLabels,
  secondsOf,
  type JobRun,
  type RunState,
} from './job-run.ts';
import { formatDay } from '../shared/dates.ts';

/** How runs are said on screen. */

const signs: Record<RunState, Pick<StatusTag, 'tone' | 'symbol'>> = {
  running: { tone: 'info', symbol: '→' },
  done: { tone: 'success', symbol: '✓' },
  failed: { tone: 'danger', symbol: '✗' },
  abandoned: { tone: 'warning', symbol: '!' },
};

export function stateTag(run: JobRun, now: Date): StatusTag {
  const state = isStale(run, now) ? 'abandoned' : run.state;
  const isPartial = state === 'done' && (run.summary?.failures.length ?? 0) > 0;
  if (isPartial) return { tone: 'warning', symbol: '!', text: 'fertig mit Ausnahmen' };
  return { ...signs[state], text: runStateLabels[state] };
}

/** "3 Sekunden", "12 Minuten 5 Sekunden". */
export function durationText(run: JobRun, now: Date): string {
  const seconds = secondsOf(run, now);
  if (seconds === 0) return 'unter einer Sekunde';
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [
    ...(minutes === 0 ? [] : [minutes === 1 ? '1 Minute' : `${minutes} Minuten`]),
    ...(rest === 0 ? [] : [rest === 1 ? '1 Sekunde' : `${rest} Sekunden`]),
  ];
  return parts.join(' ');
}

/** Why it ran: the tick of the timetable, a change of what it works on, or somebody's hand. */
export function occasionText(
  run: JobRun,
  nameOf: (personId: string) => string | undefined,
): string {
  if (isAfterChange(run)) return 'nach einer Änderung';
  if (!isManual(run))
    return `nach Zeitplan (${formatDay(run.slot.slice(0, 10))}, ${run.slot.slice(11)} Uhr)`;
  const name = run.startedById === null ? undefined : nameOf(run.startedById);
  return name === undefined ? 'von Hand im Terminal' : `von Hand: ${name}`;
}

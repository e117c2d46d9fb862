import type { StatusTag } from '../http/page-parts.ts';
import type { Day } from '../shared/dates.ts';
import { describeWindow, type WindowState } from './window-state.ts';

const tones: Record<WindowState['state'], Pick<StatusTag, 'tone' | 'symbol'>> = {
  open: { tone: 'success', symbol: '✓' },
  notYetOpen: { tone: 'info', symbol: '→' },
  nextRound: { tone: 'info', symbol: '→' },
  ended: { tone: 'neutral', symbol: '–' },
  noApplication: { tone: 'neutral', symbol: '–' },
  guidelineExpired: { tone: 'warning', symbol: '?' },
  unknown: { tone: 'warning', symbol: '?' },
};

/** An application window as sign, word and colour: the same on the programme, in a list and beside a match. */
export function windowTag(state: WindowState, on: Day): StatusTag {
  return { ...tones[state.state], text: describeWindow(state, on) };
}

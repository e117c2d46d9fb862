import type { EvidenceKind, EvidenceValue, FoundEvidence } from '../programmes/evidence.ts';
import type { ProgrammeWindow } from '../programmes/programme.ts';
import type { Day } from '../shared/dates.ts';
import type { SourceRecord } from './source-record.ts';

type ValueOf<Kind extends EvidenceKind> = Extract<EvidenceValue, { kind: Kind }>;
type StatusFound = FoundEvidence & { value: ValueOf<'status'> };

const closed = 'Die Quelle führt das Programm im Archiv.';
const caution = 'Automatisch ausgelesen; bitte am Wortlaut der Quelle prüfen.';

/** The application window, from what was found; where the findings contradict each other it stays unknown. */
export function deriveWindow(
  record: Pick<SourceRecord, 'folder'>,
  evidence: readonly FoundEvidence[],
  retrievedOn: Day,
): ProgrammeWindow {
  const found = datesOf(evidence, retrievedOn);
  const base: ProgrammeWindow = {
    kind: 'unbekannt',
    deadlines: [],
    yearly: [],
    opensOn: null,
    programmeEndsOn: found.programmeEndsOn,
    nextRound: null,
    note: '',
  };
  if (record.folder === 'Archiv') return { ...base, kind: 'beendet', note: closed };
  const status = decidingStatus(evidence);
  if (status) return windowOfStatus(base, status, isOpenElsewhere(found, retrievedOn));
  const { deadlines, yearly, isRolling } = found;
  if (deadlines.length > 0 || yearly.length > 0) {
    return { ...base, kind: 'frist', deadlines, yearly, note: caution };
  }
  return isRolling ? { ...base, kind: 'laufend', note: caution } : base;
}

interface FoundDates {
  deadlines: ProgrammeWindow['deadlines'];
  yearly: ProgrammeWindow['yearly'];
  isRolling: boolean;
  programmeEndsOn: Day | null;
}

function datesOf(evidence: readonly FoundEvidence[], retrievedOn: Day): FoundDates {
  const isRolling = valuesOf(evidence, 'rolling').length > 0;
  const yearly = valuesOf(evidence, 'yearlyDeadline').map(({ monthDay, what }) => ({
    monthDay,
    what,
  }));
  const isLasting = isRolling || yearly.length > 0;
  return {
    isRolling,
    yearly,
    // A past date closes a programme only where the sentence names what had to be in, and nothing recurs.
    deadlines: valuesOf(evidence, 'deadline')
      .filter(({ on, what }) => on >= retrievedOn || (what !== null && !isLasting))
      .map(({ on, time, what }) => ({ on, time, what }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
    // Several guidelines in one record: as long as one of them is valid, the programme is.
    programmeEndsOn:
      valuesOf(evidence, 'validUntil')
        .map(({ on }) => on)
        .sort()
        .at(-1) ?? null,
  };
}

/** The note in the head decides; prose only where there is none. */
function decidingStatus(evidence: readonly FoundEvidence[]): StatusFound | undefined {
  const found = evidence.filter((item): item is StatusFound => item.value.kind === 'status');
  return found.find(({ sourceField }) => sourceField === 'statusNote') ?? found[0];
}

function isOpenElsewhere({ deadlines, yearly, isRolling }: FoundDates, on: Day): boolean {
  return isRolling || yearly.length > 0 || deadlines.some((deadline) => deadline.on >= on);
}

/** Quoted in the words of the source; dates beside it are kept as evidence only, because the status overrides them. */
function windowOfStatus(
  base: ProgrammeWindow,
  { value, sentence, sourceField }: StatusFound,
  isOpen: boolean,
): ProgrammeWindow {
  const quoted = `Die Quelle schreibt: „${sentence}“`;
  if (value.status === 'closed') {
    // One sentence of prose against a later deadline: somebody has to look.
    const isCertain = sourceField === 'statusNote' || !isOpen;
    return { ...base, kind: isCertain ? 'beendet' : 'unbekannt', note: quoted };
  }
  if (value.status === 'paused') {
    return { ...base, nextRound: { state: 'unknown', opens: null, why: quoted }, note: quoted };
  }
  return { ...base, note: quoted };
}

export function valuesOf<Kind extends EvidenceKind>(
  evidence: readonly FoundEvidence[],
  kind: Kind,
): ValueOf<Kind>[] {
  return evidence
    .map(({ value }) => value)
    .filter((value): value is ValueOf<Kind> => value.kind === kind);
}

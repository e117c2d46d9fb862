import { expect } from 'chai';
import { deriveWindow } from '../../src/imports/derive-window.ts';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import type { SourceRecord } from '../../src/imports/source-record.ts';
import { describeWindow, windowStateOn } from '../../src/programmes/window-state.ts';
import { section, sourceRecord } from './sample-records.ts';

const retrievedOn = '2026-11-27';

describe('deriveWindow', () => {
  const says = (change: Partial<SourceRecord>): string => {
    const record = sourceRecord(change);
    const window = deriveWindow(record, findEvidence(record), retrievedOn);
    return describeWindow(windowStateOn(window, retrievedOn), retrievedOn);
  };
  const windows: [string, Partial<SourceRecord>, string][] = [
    [
      'closed by its note in spite of a date ahead',
      {
        statusNote: 'Programm aktiv, Antragstellung nicht mehr möglich',
        status: 'closed',
        sections: [section('fristen', 'Anträge sind bis zum 31.3.2027 zu stellen.')],
      },
      'beendet',
    ],
    [
      'paused: a further round is possible',
      {
        statusNote: 'Antragstellung derzeit nicht möglich',
        status: 'paused',
        sections: [section('fristen', 'Anträge sind bis zum 31.3.2027 zu stellen.')],
      },
      'ob es eine weitere Runde gibt, ist nicht bekannt',
    ],
    [
      'unclear',
      { statusNote: 'Programm in Überarbeitung', status: 'unclear', sections: [] },
      'Antragszeitraum nicht bekannt',
    ],
    ['archive', { folder: 'Archiv', sections: [] }, 'beendet'],
    [
      'closed by prose',
      {
        sections: [
          section('volltext', 'Seit dem 19.12.2023 ist keine Antragstellung mehr möglich.'),
        ],
      },
      'beendet',
    ],
    [
      'prose against a later date: nobody knows',
      {
        sections: [
          section(
            'volltext',
            'Seit dem 19.12.2025 ist keine Antragstellung mehr möglich.\nAnträge sind bis zum 31.3.2027 zu stellen.',
          ),
        ],
      },
      'Antragszeitraum nicht bekannt',
    ],
    [
      'rolling',
      { sections: [section('fristen', 'Anträge können laufend gestellt werden.')] },
      'laufend offen, keine Frist genannt',
    ],
    [
      'rolling outlives a past date',
      {
        sections: [
          section(
            'fristen',
            'Anträge können laufend gestellt werden.\nAnträge für 2024 waren bis zum 31.3.2024 zu stellen.',
          ),
        ],
      },
      'laufend offen, keine Frist genannt',
    ],
    [
      'a past date that names nothing closes nothing',
      { sections: [section('fristen', 'Die Frist endete am 31.3.2024.')] },
      'Antragszeitraum nicht bekannt',
    ],
    [
      'validity over',
      { sections: [section('richtlinie', 'Die Richtlinie ist befristet bis zum 31.12.2025.')] },
      'Richtlinie am 31.12.2025 abgelaufen, bitte prüfen',
    ],
    [
      'validity ahead is no deadline (regression 7)',
      { sections: [section('richtlinie', 'Die Richtlinie ist befristet bis zum 31.12.2029.')] },
      'Antragszeitraum nicht bekannt',
    ],
    [
      'yearly',
      { sections: [section('fristen', 'Anträge sind bis zum 31.3. eines Jahres zu stellen.')] },
      'offen bis 31.03.2027 (Antrag, jährlich), noch 124 Tage',
    ],
    ['nothing', { sections: [] }, 'Antragszeitraum nicht bekannt'],
  ];
  for (const [name, change, expected] of windows) {
    it(`window: ${name}`, () => {
      expect(says(change)).to.equal(expected);
    });
  }
});

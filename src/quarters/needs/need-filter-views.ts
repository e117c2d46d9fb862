import type { FieldView } from '../../http/page-parts.ts';
import { blockCodeLabels, blockCodes, priorityCodes } from '../quarter-labels.ts';
import type { Quarter } from '../quarter.ts';
import { stateCodes, type NeedQuery } from './need-entry.ts';
import { needStateKinds, needStateWords } from './need-state.ts';

/** The filter above the list of needs. */
export function filterFields(query: NeedQuery, quarters: readonly Quarter[]): FieldView[] {
  return [
    select('quartier', 'Quartier', {
      value: query.quarterSlug ?? '',
      all: 'Alle Quartiere',
      choices: quarters.map(({ slug, name }) => ({ value: slug, label: name })),
    }),
    select('baustein', 'Baustein', {
      value: query.block ?? '',
      all: 'Alle Bausteine',
      choices: blockCodes.map((code) => ({ value: code, label: blockCodeLabels[code] })),
    }),
    select('prioritaet', 'Priorität', {
      value: query.priority ?? '',
      all: 'Alle Prioritäten',
      choices: priorityCodes.map((code) => ({
        value: code,
        label: code === 'ohne' ? 'ohne Priorität' : code,
      })),
    }),
    select('stand', 'Stand', {
      value: query.state === null ? '' : stateCodes[query.state],
      all: 'Jeder Stand',
      choices: needStateKinds.map((kind) => ({
        value: stateCodes[kind],
        label: needStateWords[kind],
      })),
    }),
  ];
}

function select(
  name: string,
  label: string,
  of: { value: string; all: string; choices: { value: string; label: string }[] },
): FieldView {
  const options = [{ value: '', label: of.all }, ...of.choices];
  return {
    name,
    label,
    kind: 'select',
    value: of.value,
    options: options.map((option) => ({ ...option, selected: option.value === of.value })),
  };
}

import type { FieldView, PageView } from '../../http/page-parts.ts';
import { blueprintPath, needsPath, newNeedPath, newQuarterPath } from '../../paths.ts';
import type { Quarter } from '../quarter.ts';
import type { NeedTemplate } from './need-template.ts';

/** For which quarter, and from which template: the step before the form. */
export interface NeedChoiceView extends PageView {
  action: string;
  /** null where there is no quarter yet. */
  fields: FieldView[] | null;
  blueprintHref: string;
  newQuarterHref: string;
}

export function needChoiceView(
  quarters: readonly Quarter[],
  templates: readonly NeedTemplate[],
  chosen: { slug: string; templateKey: string },
): NeedChoiceView {
  return {
    title: 'Bedarf anlegen',
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Bedarf anlegen', href: null },
    ],
    action: newNeedPath(),
    newQuarterHref: newQuarterPath(),
    blueprintHref: blueprintPath(chosen.slug === '' ? {} : { nach: chosen.slug }),
    fields:
      quarters.length === 0
        ? null
        : [
            {
              name: 'quartier',
              label: 'Quartier',
              kind: 'select',
              required: true,
              value: chosen.slug,
              options: quarters.map(({ slug, name }) => ({ value: slug, label: name })),
            },
            {
              name: 'vorlage',
              label: 'Vorlage',
              kind: 'radios',
              required: true,
              value: chosen.templateKey === '' ? freeTemplate : chosen.templateKey,
              options: [
                ...templates.map(({ key, name, what }) => ({
                  value: key,
                  label: `Baustein ${name}`,
                  hint: what,
                })),
                {
                  value: freeTemplate,
                  label: 'ohne Vorlage',
                  hint: 'Ein Bedarf, den Sie selbst beschreiben',
                },
              ],
            },
          ],
  };
}

/** Stands in the address for a need of one's own; no template has this key. */
export const freeTemplate = 'frei';

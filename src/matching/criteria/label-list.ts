import {
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import { oncePer } from '../../shared/once-per.ts';
import { joinLabels } from '../../shared/text.ts';

/** Lists of a record or a need in words, "Kultur und Sport"; not for lists that are made anew for every test. */
export const topicList = labelList(topicLabels);
export const targetGroupList = labelList(targetGroupLabels);
export const costTypeList = labelList(costTypeLabels);

/** Each list is worded once: nobody changes the list of a record or a need, and reasons name it by the hundred thousand. */
function labelList<Code extends string>(
  labels: Readonly<Record<Code, string>>,
): (codes: readonly Code[]) => string {
  return oncePer((codes) => joinLabels([...new Set(codes)], labels));
}

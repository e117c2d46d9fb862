import type { TopicCode } from '../../programmes/programme-codes.ts';

/**
 * The areas of a source are coarser than our topics: who funds "Kinder, Jugendliche & Familien" may well fund work
 * against child poverty without saying so. For each fine topic the coarse ones it may hide behind.
 */
const hiddenBehind: Partial<Record<TopicCode, readonly TopicCode[]>> = {
  kinderarmut: ['familie', 'jugend', 'kita', 'schule-bildung'],
  'fruehe-hilfen': ['familie', 'gesundheit'],
  kita: ['familie', 'jugend', 'schule-bildung'],
  'schule-bildung': ['jugend', 'uebergang-schule-beruf'],
  familie: ['jugend'],
  jugend: ['familie'],
  'uebergang-schule-beruf': ['jugend', 'schule-bildung', 'arbeitsmarkt'],
  quartiersmanagement: ['wohnen-staedtebau', 'integration'],
  buergerbeteiligung: ['ehrenamt', 'demokratie', 'wohnen-staedtebau', 'quartiersmanagement'],
  'netzwerk-steuerung': ['familie', 'jugend', 'integration', 'gesundheit', 'quartiersmanagement'],
  sozialplanung: ['familie', 'jugend', 'alter-pflege', 'integration', 'quartiersmanagement'],
  demokratie: ['integration', 'jugend', 'ehrenamt'],
  ehrenamt: ['demokratie', 'integration', 'alter-pflege'],
};

/** Those of the programme's topics behind which one of the wanted ones may be hidden. */
export function coarseTopicsOf(
  wanted: readonly TopicCode[],
  topics: readonly TopicCode[],
): TopicCode[] {
  return topics.filter((topic) => wanted.some((fine) => hiddenBehind[fine]?.includes(topic)));
}

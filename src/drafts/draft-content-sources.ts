import type { Source } from '../quarters/needs/need.ts';

export interface SourceNumbers {
  /** "Quelle 2", never broken over lines: the same source keeps its number. */
  refer: (source: Source) => string;
  /** "Quelle 2: title, address", to be printed beneath the table. */
  notes: () => string[];
}

/** Numbers the sources of one table in the order of their first use. */
export function createSourceNumbers(): SourceNumbers {
  const numbers = new Map<string, number>();
  const nameOf = ({ title, url }: Source): string => (url === null ? title : `${title}, ${url}`);
  return {
    refer(source) {
      const name = nameOf(source);
      const number = numbers.get(name) ?? numbers.size + 1;
      numbers.set(name, number);
      return `Quelle\u00a0${number}`;
    },
    notes: () => [...numbers].map(([name, number]) => `Quelle\u00a0${number}: ${name}`),
  };
}

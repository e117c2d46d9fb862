import { programmesPerPage } from './catalogue-query.ts';
import type { CatalogueAnswer } from './catalogue-service.ts';
import type { ProgrammeStore } from './programme-store.ts';
import type { TextPiece } from './search/highlight.ts';

/** Passages by programme id; only where title and summary do not show why the programme was found. */
export type Passages = ReadonlyMap<string, readonly TextPiece[]>;

export type PassageService = ReturnType<typeof createPassageService>;

/** Shows where in the source of a programme the words of a search stand. */
export function createPassageService(programmes: Pick<ProgrammeStore, 'findSourceTexts'>) {
  return {
    /** For the programmes on one page of an answer. */
    async passagesOf({ entries, text }: CatalogueAnswer, page: number): Promise<Passages> {
      if (text === null) return new Map();
      const { highlighter } = text;
      const isShown = (shown: string | null): boolean =>
        shown !== null && highlighter.pieces(shown).some(({ isHit }) => isHit);
      const unexplained = entries
        .slice((page - 1) * programmesPerPage, page * programmesPerPage)
        .filter(({ programme }) => !isShown(programme.shortTitle) && !isShown(programme.summary));
      const texts = await programmes.findSourceTexts(unexplained.map(({ id }) => id));
      const passages = new Map<string, readonly TextPiece[]>();
      for (const { id, programme } of unexplained) {
        const own = programme.conditions.map((condition) => condition.text);
        const found = [...own, ...(texts.get(id) ?? [])]
          .map((one) => highlighter.passage(one))
          .find((passage) => passage !== null);
        if (found) passages.set(id, found);
      }
      return passages;
    },
  };
}

import type { Programme } from '../programmes/programme.ts';
import type { ApplyContext } from './apply-context.ts';
import type { ImportStores } from './import-services.ts';
import type { GoneRecord } from './renewal.ts';

type Link = Programme['links'][number];

export function withLink(programme: Programme, link: Link): Programme {
  const isThere = programme.links.some(
    ({ slug, relation }) => slug === link.slug && relation === link.relation,
  );
  return isThere ? programme : { ...programme, links: [...programme.links, link] };
}

/** The old record has ended in its successor: it counts as vanished, but is not announced as such. */
export async function linkSuccessor(
  stores: ImportStores,
  context: ApplyContext,
  { predecessor, slug }: { predecessor: GoneRecord; slug: string },
): Promise<void> {
  const { run, report } = context;
  context.succeeded = new Set([...context.succeeded, predecessor.recordId]);
  const missingRuns = Math.max(1, predecessor.missingRuns);
  await stores.sourceRecords.markMissing(predecessor.recordId, missingRuns, run.startedAt);
  const old = await stores.programmeImports.getTarget(predecessor.programmeId);
  if (old.origin === 'import') {
    const linked = withLink(old.programme, { slug, relation: 'successor' });
    await stores.programmeImports.updateImported(old.id, linked, run.startedAt);
  } else {
    report.add(
      predecessor.record.path,
      `Hat einen Nachfolger in der Quelle (${slug}); der gepflegte Datensatz ${old.programme.slug} bleibt unverändert.`,
    );
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../src/project-root.ts';

/** The packages a source text imports, without paths inside them: `import x from '@a/b/c.js'` → `@a/b`. */
function packagesOf(text: string): string[] {
  const targets = text.matchAll(/(?:from|import)\s*\(?\s*'(?<target>[@a-z][\w@/.:-]*)'/gu);
  return [...targets]
    .map((match) => match.groups?.['target'] ?? '')
    .filter((target) => !target.startsWith('node:'))
    .map((target) => /^(?:@[^/]+\/)?[^/]+/u.exec(target)?.[0] ?? target);
}

describe('what production needs', () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const files = ['src', 'jobs'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(projectRoot, folder, name)),
  );

  it('is in dependencies, so that npm ci --omit=dev is enough', () => {
    const used = new Set(files.flatMap((file) => packagesOf(readFileSync(file, 'utf8'))));
    expect([...used].filter((name) => !(name in manifest.dependencies))).to.deep.equal([]);
    expect(used.size).to.be.greaterThan(10);
  });

  it('would be missed here if it were not', () => {
    const text =
      "import { expect } from 'chai';\nimport '@sparticuz/chromium/bin';\nimport './x.ts';";
    expect(packagesOf(text)).to.deep.equal(['chai', '@sparticuz/chromium']);
  });
});

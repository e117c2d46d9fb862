import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../src/project-root.ts';
import { rules, type SourceFile } from './support/house-rules.ts';

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|ejs)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(projectRoot.length + 1).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** One violation per rule, so that no rule can pass by being blind. */
const planted: Record<keyof typeof rules, SourceFile> = {
  'file names are kebab-case and say what is inside': {
    path: 'src/matching/matchUtils.ts',
    text: '',
  },
  'shared imports nothing of ours': {
    path: 'src/shared/dates.ts',
    text: "import { x } from '../matching/verdict.ts';",
  },
  'src never imports test; only server.ts imports jobs/': {
    path: 'src/app.ts',
    text: "import { x } from '../test/support/app.ts';",
  },
  "a room never uses another room's routes, form or views": {
    path: 'src/overview/overview-views.ts',
    text: "import { x } from '../quarters/quarter-views.ts';",
  },
  'imports point from routes to noun, never back': {
    path: 'src/projects/project-store.ts',
    text: "import { x } from './project-service.ts';",
  },
  'pure files know no database, HTTP, clock or environment': {
    path: 'src/matching/verdict.ts',
    text: "import { Kysely } from 'kysely';",
  },
  'only in-transaction.ts opens transactions': {
    path: 'src/projects/project-service.ts',
    text: 'await db.transaction().execute(work);',
  },
  'only config.ts reads the environment': {
    path: 'src/http/render.ts',
    text: "if (process.env['X']) {}",
  },
  'time comes from the clock': { path: 'src/matching/verdict.ts', text: 'const now = Date.now();' },
  'SQL lives in stores': {
    path: 'src/projects/project-service.ts',
    text: "db.selectFrom('project')",
  },
  'req and res stay in routes and http': {
    path: 'src/projects/project-service.ts',
    text: "import type { Request } from 'express';",
  },
  'functions stay below 50 lines': {
    path: 'src/matching/verdict.ts',
    text: `function long() {\n${'  work();\n'.repeat(60)}}`,
  },
  'templates print escaped text only': { path: 'views/x/list.ejs', text: '<%- view.title %>' },
  'templates hold no inline script or style': {
    path: 'views/x/list.ejs',
    text: '<p style="color: red">',
  },
};

describe('house rules', () => {
  const files = ['src', 'jobs', 'views', 'test'].flatMap(filesBelow);

  for (const [name, rule] of Object.entries(rules)) {
    it(name, () => {
      expect(files.flatMap(rule)).to.deep.equal([]);
    });

    it(`${name}: sees a planted violation`, () => {
      const file = planted[name];
      if (!file) throw new Error(`no planted violation for: ${name}`);
      expect(rule(file)).to.not.deep.equal([]);
    });
  }
});

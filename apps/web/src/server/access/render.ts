import { pageRows } from './pages.ts';
import { procedureRows } from './procedures.ts';
import { authRows, routeRows, uploadRows } from './routes.ts';
import { type Row, roles } from './rows.ts';

const parts: readonly (readonly [string, Readonly<Record<string, Row>>])[] = [
  ['Pages', pageRows],
  ['Procedures, at `/api/trpc`', procedureRows],
  ['REST, files, health', routeRows],
  ['Resumable uploads, at `/uploads`', uploadRows],
  ['The account service, at `/api/auth`', authRows],
];

/** The access matrix as a page to read. */
export function renderAccess(): string {
  return [head, ...parts.map(([title, rows]) => `\n## ${title}\n\n${table(rows)}`)].join('\n');
}

const head = `# Who may open which door

Written by a test from the tables in \`apps/web/src/server/access/\`, which is where to change it. The tests list the doors from the routers themselves: one without a row fails, and so does a row without a door. Then they knock at every door as everyone here, on real stores, each time for a thing that belongs to *creator* and is not published.

- **open**: it does what it is for. Lists hold one's own rows only; an admin's lists of the REST gateway hold everyone's.
- **sign in**: 401; a page leads to the form and back.
- **not there**: 404, word for word the answer for what never was.
- **taken**: 409; the caller chose an id that somebody else's content has, and nothing else is told.

Whatever is in no row answers 404. An API key that expired or was switched off, and the sessions and keys of an account that is gone, open as little as a revoked one.`;

function table(rows: Readonly<Record<string, Row>>): string {
  const lines = Object.entries(rows).map(
    ([door, row]) => `| \`${door}\` | ${roles.map((role) => row[role]).join(' | ')} |`,
  );
  return [
    `| door | ${roles.join(' | ')} |`,
    `|---|${roles.map(() => '---|').join('')}`,
    ...lines,
    '',
  ].join('\n');
}

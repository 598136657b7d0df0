import type { Facts, Stored, Told } from './facts.ts';
import type { Ledger, UploadCall } from './ledger.ts';

/** Where a content may stand when nothing is in flight. */
const final = new Set([
  'registered',
  'released',
  'rejected',
  'in_review',
  'more_needed',
  'awaiting_permission',
  'permission_ended',
]);
/** What one call may do once. */
const once = new Set([
  'content.uploaded',
  'content.deletion_started',
  'source.registering',
  'source.registered',
  'source.unregistered',
  'copyright.released',
]);

/** What a row of the table says, and why if it is not as it has to be. */
export type Judgement = {
  readonly accepted: number;
  readonly refused: number;
  readonly registered: number;
  readonly inReview: number;
  readonly released: number;
  readonly lost: number;
  readonly doubled: number;
  readonly registeredThoughRefused: number;
  readonly reasons: readonly string[];
};

/** Compares what clients were told with what the stores hold. */
export function judge(ledger: Ledger, facts: Facts): Judgement {
  const byTitle = Map.groupBy(facts.contents, (row) => row.title);
  const lost = [
    ...lostUploads(ledger, facts),
    ...lostDeletions(ledger, facts),
    ...lostWords(ledger, facts),
  ];
  const doubled = doubles(byTitle, facts);
  const appeared = ledger.refused.filter(({ title }) => byTitle.has(title));
  const answered = (status: string) => facts.contents.filter((row) => row.status === status).length;
  return {
    accepted: ledger.accepted.length,
    refused: ledger.refused.length,
    registered: answered('registered'),
    inReview: answered('in_review'),
    released: answered('released'),
    lost: lost.length,
    doubled: doubled.length,
    registeredThoughRefused: appeared.length,
    reasons: [
      ...lost,
      ...doubled,
      ...appeared.map((call) => `refused (${call.answers.at(-1)}), and there it is: ${call.title}`),
      ...misjudged(ledger),
      ...ledger.open.map((call) => `a ${call.kind} never had a definite answer: ${call.answers}`),
    ],
  };
}

function lostUploads(ledger: Ledger, { contents, sources }: Facts): string[] {
  const rows = new Map(contents.map((row) => [row.id, row]));
  const entries = new Set(
    sources
      .filter(({ state }) => state === 'registered')
      .map((source) => source.contentId as string),
  );
  return ledger.accepted.flatMap(({ contentId, title }) => {
    const row = rows.get(contentId ?? '');
    if (!row || row.title !== title) return [`accepted, and not there: ${contentId} ${title}`];
    if (!final.has(row.status)) return [`accepted, and left ${row.status}: ${row.id}`];
    const gone = row.status === 'registered' && !entries.has(row.id);
    return gone ? [`registered, and not in the registry: ${row.id}`] : [];
  });
}

function lostDeletions(ledger: Ledger, { contents }: Facts): string[] {
  const rows = new Map(contents.map((row) => [row.id, row]));
  return ledger.deletions
    .filter(({ outcome }) => outcome === 'accepted')
    .filter(({ contentId }) => rows.get(contentId)?.status !== 'released')
    .map(({ contentId }) => `deleted, and left ${rows.get(contentId)?.status}: ${contentId}`);
}

/** What was granted is registered, unless notice was given: then it has ended, and nothing else has. */
function lostWords({ words }: Ledger, { contents }: Facts): string[] {
  const rows = new Map(contents.map((row) => [row.id, row]));
  const said = words.filter(({ outcome }) => outcome === 'accepted');
  const noticed = new Set(
    said.filter(({ kind }) => kind === 'notice').map(({ contentId }) => contentId),
  );
  return said.flatMap(({ kind, contentId }) => {
    const status = rows.get(contentId)?.status;
    const wanted = noticed.has(contentId) ? 'permission_ended' : 'registered';
    return status === wanted ? [] : [`a ${kind} left ${contentId} ${status}, not ${wanted}`];
  });
}

/** Two effects of one call. */
function doubles(byTitle: ReadonlyMap<string, readonly Stored[]>, facts: Facts): string[] {
  const contents = [...byTitle].filter(([, rows]) => rows.length > 1);
  const codes = [...Map.groupBy(facts.sources, ({ code }) => code)];
  const told = Map.groupBy(
    facts.events.filter(({ type }) => once.has(type)),
    ({ subject, type }: Told) => `${type} of ${subject}`,
  );
  return [
    ...contents.map(([title, rows]) => `${rows.length} contents of one call: ${title}`),
    ...codes.filter(([, rows]) => rows.length > 1).map(([code]) => `two sources named ${code}`),
    ...[...told].filter(([, events]) => events.length > 1).map(([what]) => `twice: ${what}`),
  ];
}

/** Only what asks for the impossible is refused for good; all else is sooner or later accepted. */
function misjudged({ uploads, deletions, words }: Ledger): string[] {
  const wrong = ({ impossible, outcome, answers }: UploadCall) =>
    impossible
      ? outcome === 'accepted'
      : outcome === 'refused' && answers.at(-1) !== 'COPYRIGHT_BUSY';
  return [
    ...uploads.filter(wrong),
    ...[...deletions, ...words].filter(({ outcome }) => outcome === 'refused'),
  ].map((call) => `a ${call.kind} was ${call.outcome} after ${call.answers}`);
}

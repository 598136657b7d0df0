import fc from 'fast-check';
import { type Analysis, MARK, PEAKS, type Stored } from '../asset/asset.ts';
import { type Collaborator, collaboratorStates } from '../collaboration/collaborator.ts';
import {
  type Content,
  contentTypes,
  DraftForm,
  Submission,
  visibilities,
} from '../content/content.ts';
import { aiUses, type Contributor, creditRoles, societies } from '../content/credits.ts';
import { uses } from '../content/use.ts';
import type { Copyright } from '../copyright/copyright.ts';
import { type Decision, outcomes, ruleIds } from '../copyright/decision.ts';
import { causes, type Permission, permissionStates } from '../permission/permission.ts';
import { parts } from '../permission/permits.ts';
import { rights } from '../permission/rights.ts';
import { type Terms, WHOLE } from '../permission/terms.ts';
import {
  AccountId,
  AssetId,
  CollaboratorId,
  ContentId,
  CopyrightId,
  DecisionId,
  PermissionId,
  SourceId,
} from '../shared/ids.ts';
import { cleanLine, cleanText } from '../shared/text.ts';
import type { Source } from '../source/source.ts';
import type { ContentFacts } from '../status/status.ts';
import { copyright, copyrightStates, permission } from './samples.ts';

const uuid = fc.uuid({ version: 7 });
const contentId = uuid.map((id) => ContentId.parse(id));
const assetId = uuid.map((id) => AssetId.parse(id));
const moment = fc.date({
  min: new Date('2020-01-01'),
  max: new Date('2090-01-01'),
  noInvalidDate: true,
});
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const line = words.map((value) => cleanLine(value) || 'Song');
const text = words.map(cleanText);
const account = fc
  .string({ minLength: 1, maxLength: 32, unit: 'grapheme-ascii' })
  .map((id) => AccountId.parse(id));

const contributor: fc.Arbitrary<Contributor> = fc.oneof(
  fc.constant({ kind: 'me' } as const),
  line.map((name) => ({ kind: 'person', name }) as const),
);
const contributors = fc.array(contributor, { maxLength: 3 });
const credits = fc.record({
  lyricist: contributors,
  composer: contributors,
  arranger: contributors,
  performer: contributors,
  producer: contributors,
  society: fc.constantFrom(...societies),
  ai: fc.constantFrom(...aiUses),
});
const said = (asset: AssetId | null) =>
  fc.record({
    title: line,
    artistName: line,
    type: fc.constantFrom(...contentTypes),
    description: text,
    credits,
    visibility: fc.constantFrom(...visibilities),
    originalIds: fc.array(contentId, { maxLength: 3 }),
    outsideOriginal: fc.option(
      fc.record({
        title: line,
        writers: line,
        societyCode: text,
        documents: fc.array(assetId, { maxLength: 2 }),
      }),
    ),
    assetId: fc.constant(asset),
  });

const analysis: fc.Arbitrary<Analysis> = fc
  .record({
    durationMs: fc.nat(),
    channels: fc.constantFrom(1, 2),
    sampleRate: fc.constantFrom(44_100, 48_000),
    peak: fc.nat(99),
    title: fc.option(line),
    artistName: fc.option(line),
  })
  .map(({ peak, ...rest }) => ({
    ...rest,
    peaks: Array.from({ length: PEAKS }, (_, index) => (index * peak) % 100),
    mark: Array.from({ length: MARK }, (_, index) => (index + peak) % 100),
  }));

const asset: fc.Arbitrary<Stored> = fc
  .record({
    id: assetId,
    creatorId: account,
    fileName: line,
    sizeBytes: fc.nat(2 ** 31),
    createdAt: moment,
    storedAt: moment,
    mediaType: fc.constantFrom('audio/ogg', 'audio/mpeg', 'audio/opus'),
    analysis: fc.option(analysis),
    unreadable: fc.boolean(),
  })
  .map(({ unreadable, ...rest }) => ({
    ...rest,
    state: 'stored',
    kind: 'audio',
    sha256: rest.id.replaceAll('-', '').repeat(2),
    contentId: null,
    analysisFailed: rest.analysis === null && unreadable,
  }));

function content(id: ContentId, assetOf: AssetId | null): fc.Arbitrary<Content> {
  const born = fc.record({
    id: fc.constant(id),
    creatorId: account,
    version: fc.integer({ min: 1, max: 1_000 }),
    createdAt: moment,
    updatedAt: moment,
  });
  const facts = fc.record({
    submission: said(assetOf).map((one) => Submission.parse(one)),
    fingerprint: fc.constant('f'.repeat(64)),
    submittedAt: moment,
    registrationNumber: fc.constant(null),
    deletedAt: moment,
    ends: fc.oneof(
      fc.constantFrom(null, 'all' as const),
      fc.array(
        uuid.map((one) => PermissionId.parse(one)),
        { maxLength: 2 },
      ),
    ),
    form: said(assetOf).map((one) => DraftForm.parse(one)),
    state: fc.constantFrom('draft', 'submitted', 'deleting', 'deleted'),
  });
  return fc
    .tuple(born, facts)
    .map(([common, { form, state, deletedAt, ends, ...rest }]): Content => {
      if (state === 'draft') return { ...common, state, form };
      if (state === 'submitted') return { ...common, ...rest, state };
      return { ...common, ...rest, state, deletedAt, ends } as Content;
    });
}

const decisionOf = (id: ContentId): fc.Arbitrary<Decision> =>
  fc.record({
    id: uuid.map((one) => DecisionId.parse(one)),
    contentId: fc.constant(id),
    outcome: fc.constantFrom(...outcomes),
    rule: fc.constantFrom(...ruleIds),
    ruleVersion: fc.integer({ min: 1, max: 9 }),
    evidence: fc.record({
      sound: fc.constantFrom('bytes', 'none'),
      sha256: fc.option(fc.constant('a'.repeat(64))),
      matches: fc.constant([]),
      originals: fc.constant([]),
      documents: fc.array(assetId, { maxLength: 2 }),
      statement: fc.option(text),
    }),
    by: fc.oneof(
      fc.constant({ kind: 'rules' } as const),
      account.map((accountId) => ({ kind: 'admin', accountId }) as const),
    ),
    note: text,
    decidedAt: moment,
  });

const copyrightOf = (decision: Decision): fc.Arbitrary<Copyright> =>
  fc
    .record({
      state: fc.constantFrom(...copyrightStates),
      id: uuid.map((one) => CopyrightId.parse(one)),
      version: fc.integer({ min: 1, max: 1_000 }),
      since: moment,
    })
    .map(({ state, ...rest }) => ({
      ...copyright(state),
      ...rest,
      contentId: decision.contentId,
      decisionId: decision.id,
    }));

const sourceOf = (id: ContentId): fc.Arbitrary<Source> =>
  fc.record({
    id: uuid.map((one) => SourceId.parse(one)),
    contentId: fc.constant(id),
    code: uuid.map((one) => `MC-2026-${one}`),
    state: fc.constantFrom('registered', 'unregistered'),
    registeredAt: moment,
    unregisteredAt: fc.option(moment),
    suspension: fc.option(
      fc.record({ cause: text, since: moment, objectionId: fc.constant(null) }),
    ),
  });

const terms: fc.Arbitrary<Terms> = fc.record({
  shareBps: fc.nat(WHOLE),
  territory: fc.constantFrom('world', 'KR', 'JP'),
  endsAt: fc.option(moment),
  creditLine: line,
  note: text,
});
const permissionOf = (id: ContentId): fc.Arbitrary<Permission> =>
  fc
    .record({
      state: fc.constantFrom(...permissionStates),
      id: uuid.map((one) => PermissionId.parse(one)),
      originalId: contentId,
      requesterId: account,
      authorId: account,
      part: fc.constantFrom(...parts),
      rights: fc.subarray([...rights], { minLength: 1 }),
      use: fc.constantFrom(...uses),
      terms,
      since: moment,
      dueAt: moment,
      by: fc.constantFrom('answer' as const, 'standing_terms' as const),
      words: text,
      stated: fc.constantFrom(...causes),
      reply: fc.option(fc.record({ text, at: moment })),
      remindedAt: fc.option(moment),
    })
    .map(({ state, dueAt, by, words, stated, reply, remindedAt, ...rest }) => {
      const cause = state === 'denied' ? null : stated;
      const parts = { dueAt, by, reason: words, note: words, cause, reply, remindedAt };
      const own = Object.keys(parts).filter((key) => key in permission(state));
      const said = Object.fromEntries(own.map((key) => [key, parts[key as keyof typeof parts]]));
      return { ...rest, contentId: id, state, ...said } as Permission;
    });

const collaboratorOf = (contentId: ContentId): fc.Arbitrary<Collaborator> =>
  fc
    .record({
      id: uuid.map((id) => CollaboratorId.parse(id)),
      state: fc.constantFrom(...collaboratorStates),
      accountId: account,
      name: text,
      roles: fc.subarray([...creditRoles], { minLength: 1 }),
      shareBps: fc.integer({ min: 0, max: 10_000 }),
      represented: fc.boolean(),
      since: moment,
    })
    .map(({ represented, ...rest }) => {
      const own = rest.state === 'accepted' ? { represented } : {};
      return { ...rest, contentId, ...own } as Collaborator;
    });

/** All facts of one content, in every state and combination of states that can be stored. */
export const anyFacts: fc.Arbitrary<ContentFacts> = fc
  .tuple(contentId, fc.option(asset))
  .chain(([id, sound]) =>
    fc.record({
      content: content(id, sound?.id ?? null),
      asset: fc.constant(sound),
      source: fc.option(sourceOf(id)),
      // In the order they were first asked for, as they are read.
      permissions: fc
        .array(permissionOf(id), { maxLength: 3 })
        .map((all) => all.toSorted((one, other) => (one.id < other.id ? -1 : 1))),
      collaborators: fc
        .uniqueArray(collaboratorOf(id), {
          maxLength: 3,
          comparator: (one, other) => one.id === other.id || one.accountId === other.accountId,
        })
        .map((all) => all.toSorted((one, other) => (one.id < other.id ? -1 : 1))),
      judged: fc.option(
        decisionOf(id).chain((decision) =>
          copyrightOf(decision).map((one) => ({ decision, copyright: one })),
        ),
      ),
    }),
  )
  .map(({ judged, ...facts }) => ({
    ...facts,
    copyright: judged?.copyright ?? null,
    decision: judged?.decision ?? null,
  }));

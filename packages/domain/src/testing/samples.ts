import type { Stored } from '../asset/asset.ts';
import {
  type Deleted,
  type Deleting,
  type Draft,
  DraftForm,
  Submission,
  type Submitted,
} from '../content/content.ts';
import type { Copyright, CopyrightState } from '../copyright/copyright.ts';
import type { Decision, Match, OriginalEvidence } from '../copyright/decision.ts';
import type { Permission, PermissionState } from '../permission/permission.ts';
import { plainTerms } from '../permission/terms.ts';
import {
  AccountId,
  AssetId,
  ContentId,
  CopyrightId,
  DecisionId,
  PermissionId,
  SourceId,
} from '../shared/ids.ts';
import type { Source } from '../source/source.ts';

/** A moment of the samples, `minutes` after they begin. */
export const moment = (minutes = 0) => new Date(Date.UTC(2026, 0, 1, 0, minutes));
/** The n-th id of the samples. */
export const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const me = AccountId.parse('me');
export const someone = AccountId.parse('someone-else');
export const contentId = ContentId.parse(uuid(1));
export const assetId = AssetId.parse(uuid(2));

/** What a creator submits; anything may be given otherwise. */
export const submission = (over: Partial<Submission> = {}): Submission => ({
  ...Submission.parse({ title: 'The Song Of Today', artistName: 'TIKITIK', type: 'new_music' }),
  ...over,
});

const born = { id: contentId, creatorId: me, version: 1, createdAt: moment(), updatedAt: moment() };
export const draft = (over: Partial<Draft> = {}): Draft => ({
  ...born,
  state: 'draft',
  form: DraftForm.parse({ title: 'The Song' }),
  ...over,
});
export const submitted = (over: Partial<Submitted> = {}): Submitted => ({
  ...born,
  state: 'submitted',
  submission: submission(),
  fingerprint: 'f'.repeat(64),
  submittedAt: moment(),
  registrationNumber: null,
  ...over,
});
export const deleting = (): Deleting => ({
  ...submitted(),
  state: 'deleting',
  deletedAt: moment(5),
  ends: null,
});
export const deleted = (): Deleted => ({ ...deleting(), state: 'deleted' });

export const decision = (over: Partial<Decision> = {}): Decision => ({
  id: DecisionId.parse(uuid(3)),
  contentId,
  outcome: 'approved',
  rule: 'no-conflict',
  ruleVersion: 1,
  evidence: {
    sound: 'none',
    sha256: null,
    matches: [],
    originals: [],
    documents: [],
    statement: null,
  },
  by: { kind: 'rules' },
  note: '',
  decidedAt: moment(1),
  ...over,
});

/** Every state a copyright can be in. */
export const copyrightStates = [
  'checking',
  'approved',
  'rejected',
  'in_review',
  'more_needed',
  'awaiting_permission',
  'withdrawn',
  'releasing',
  'restoring',
  'ended',
  'released',
] as const satisfies readonly CopyrightState[];

export function copyright(state: CopyrightState): Copyright {
  const common = {
    id: CopyrightId.parse(uuid(4)),
    contentId,
    version: 7,
    since: moment(1),
    decisionId: DecisionId.parse(uuid(3)),
    releaseFailure: null,
  };
  switch (state) {
    case 'releasing':
      return {
        ...common,
        state,
        restoreTo: 'approved',
        deadline: moment(11),
        attempts: 0,
        reason: '',
      };
    case 'restoring':
      return { ...common, state, restoreTo: 'approved', reason: 'registry away' };
    default:
      return { ...common, state };
  }
}

const asked = {
  id: PermissionId.parse(uuid(40)),
  contentId,
  requesterId: me,
  originalId: ContentId.parse(uuid(30)),
  authorId: someone,
  part: 'work',
  rights: ['reproduction_transmission'],
  use: 'plain_cover',
  terms: plainTerms,
  since: moment(1),
} as const;

const notice = { cause: 'terms_broken', note: 'Cause.', reply: null } as const;

/** What someone else answered to the sample's cover. */
export function permission(state: PermissionState): Permission {
  switch (state) {
    case 'requested':
      return { ...asked, state, dueAt: moment(60), remindedAt: null };
    case 'offered':
      return { ...asked, state, dueAt: moment(60) };
    case 'granted':
      return { ...asked, state, by: 'answer', remindedAt: null, reply: null };
    case 'denied':
      return { ...asked, state, reason: 'No.', cause: null };
    case 'revoking':
      return { ...asked, ...notice, state, by: 'answer', dueAt: moment(60) };
    case 'revoked':
      return { ...asked, ...notice, state };
    default:
      return { ...asked, state };
  }
}

export const source = (over: Partial<Source> = {}): Source => ({
  id: SourceId.parse(uuid(5)),
  contentId,
  code: 'MC-2026-0001-1',
  state: 'registered',
  registeredAt: moment(2),
  unregisteredAt: null,
  suspension: null,
  ...over,
});

export const stored = (over: Partial<Stored> = {}): Stored => ({
  state: 'stored',
  id: assetId,
  creatorId: me,
  kind: 'audio',
  fileName: 'song.ogg',
  sizeBytes: 1000,
  createdAt: moment(),
  mediaType: 'audio/ogg',
  sha256: 'a'.repeat(64),
  storedAt: moment(),
  contentId: null,
  analysis: null,
  analysisFailed: false,
  ...over,
});

export const match = (over: Partial<Match> = {}): Match => ({
  contentId: ContentId.parse(uuid(20)),
  creatorId: someone,
  title: 'The Song Of Today',
  artistName: 'TIKITIK',
  kind: 'near_name',
  score: 1,
  registrationCode: 'MC-2026-0001-1',
  since: moment().toISOString(),
  ...over,
});

export const original = (over: Partial<OriginalEvidence> = {}): OriginalEvidence => ({
  contentId: ContentId.parse(uuid(30)),
  creatorId: me,
  title: 'Root',
  artistName: 'TIKITIK',
  soleWriter: true,
  isRoot: true,
  isChosen: true,
  entrusted: false,
  standing: { answer: 'ask', terms: plainTerms },
  ...over,
});

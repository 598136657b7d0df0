import type { Submission } from '../content/content.ts';
import { useOf } from '../content/use.ts';
import { isAnswerTo, standingBy } from '../permission/ask.ts';
import { holds, type Permission } from '../permission/permission.ts';
import { neededPermissions, needsSociety } from '../permission/permits.ts';
import { inForce } from '../permission/terms.ts';
import type { AccountId } from '../shared/ids.ts';
import type { Surroundings } from '../shared/ports.ts';
import { matchKey } from '../shared/text.ts';
import type { Evidence, GrantedEvidence, Match, Outcome, RuleId } from './decision.ts';
import { similarity } from './similarity.ts';

/** What the rules decide on: the submission and all that surrounds it. */
export type Facts = {
  readonly creatorId: AccountId;
  readonly submission: Submission;
  readonly sha256: string | null;
  readonly surroundings: Pick<Surroundings, 'sameBytes' | 'nearNames' | 'originals'>;
  /** What the authors of its originals answered so far. */
  readonly permissions: readonly Permission[];
  readonly now: Date;
};
export type Verdict = {
  readonly outcome: Outcome;
  readonly rule: RuleId;
  readonly ruleVersion: number;
  readonly evidence: Evidence;
};
type Finding = { readonly outcome: Outcome; readonly matches?: readonly Match[] };
type Rule = {
  readonly id: RuleId;
  readonly version: number;
  /** Null when the rule has nothing to say. */
  readonly find: (facts: Facts) => Finding | null;
};

/** Names this alike are a person's to judge: one slip in about eight characters. */
export const NEAR_NAME = 0.85;

/** Title and artist of `match` as near to the submission's as `NEAR_NAME` asks; the lower of the two counts. */
export function nameScore(submission: Pick<Submission, 'title' | 'artistName'>, match: Match) {
  const title = similarity(matchKey(submission.title), matchKey(match.title));
  const artist = similarity(matchKey(submission.artistName), matchKey(match.artistName));
  return Math.min(title, artist);
}

/** The very bytes are already this account's own music. */
const sameRecordingOwn: Rule = {
  id: 'same-recording-own',
  version: 1,
  find: ({ creatorId, surroundings }) => {
    const matches = surroundings.sameBytes.filter((match) => match.creatorId === creatorId);
    return matches.length > 0 ? { outcome: 'rejected', matches } : null;
  },
};

/** The very bytes are someone else's approved music. */
const sameRecordingOther: Rule = {
  id: 'same-recording-other',
  version: 1,
  find: ({ creatorId, surroundings }) => {
    const matches = surroundings.sameBytes.filter((match) => match.creatorId !== creatorId);
    return matches.length > 0 ? { outcome: 'rejected', matches } : null;
  },
};

/** An original that is not on MusiCloud: its documents are for an admin to read. */
const outsideOriginal: Rule = {
  id: 'outside-original',
  version: 1,
  find: ({ submission: { outsideOriginal: outside } }) => {
    if (!outside) return null;
    return { outcome: outside.documents.length > 0 ? 'in_review' : 'more_needed' };
  },
};

/** What decides whose answers a submission needs. */
type Asked = Pick<Facts, 'creatorId' | 'submission'> & {
  readonly surroundings: Pick<Surroundings, 'originals'>;
};

/** The answers a submission needs from the authors of its originals. */
export function neededOf({ creatorId, submission, surroundings }: Asked) {
  const use = useOf(submission);
  return use ? neededPermissions(use, surroundings.originals, creatorId) : [];
}

/** The answers that are needed and not granted. */
export const missing = (facts: Asked & Pick<Facts, 'permissions' | 'now'>) =>
  neededOf(facts).filter(
    (needed) => !facts.permissions.some((one) => isAnswerTo(one, needed) && holds(one, facts.now)),
  );

/** An author said in advance that this use is never permitted. */
const neverPermitted: Rule = {
  id: 'never-permitted',
  version: 2,
  find: (facts) => {
    const { originals } = facts.surroundings;
    const refused = missing(facts).some(({ originalId, authorId }) =>
      originals.some(
        (one) =>
          one.contentId === originalId &&
          inForce(standingBy(one, authorId), facts.now).answer === 'never',
      ),
    );
    return refused ? { outcome: 'rejected' } : null;
  },
};

/**
 * Covers and derivatives need the permission of the authors of the work (Korean Copyright Act, art. 5 and 22:
 * derivative works; art. 46: permission), and for its sound that of whoever made it.
 */
const originalAuthors: Rule = {
  id: 'original-authors',
  version: 3,
  find: (facts) => (missing(facts).length > 0 ? { outcome: 'awaiting_permission' } : null),
};

/** An own work that names other writers, or stands on one from outside: their consent is on paper, for an admin to read. */
const coWriters: Rule = {
  id: 'co-writers',
  version: 1,
  find: ({ creatorId, surroundings: { originals } }) => {
    const own = originals.filter((one) => one.isRoot && one.creatorId === creatorId);
    return own.some((one) => !one.soleWriter) ? { outcome: 'more_needed' } : null;
  },
};

/** A work entrusted to a society: its document (이용승인서) is for an admin to read, besides the author's consent. */
const societyDocument: Rule = {
  id: 'society-document',
  version: 1,
  find: ({ creatorId, surroundings: { originals } }) =>
    needsSociety(originals, creatorId) ? { outcome: 'more_needed' } : null,
};

/** Title and artist almost as someone else's registered music: a person looks. */
const nearEqualName: Rule = {
  id: 'near-equal-name',
  version: 1,
  find: ({ creatorId, submission, surroundings }) => {
    const line = new Set(surroundings.originals.map((one) => one.contentId));
    const matches = surroundings.nearNames
      .filter((match) => match.creatorId !== creatorId && !line.has(match.contentId))
      .map((match) => ({ ...match, score: nameScore(submission, match) }))
      .filter((match) => match.score >= NEAR_NAME)
      .sort((a, b) => b.score - a.score);
    return matches.length > 0 ? { outcome: 'in_review', matches } : null;
  },
};

/** Nothing stands against it. */
const noConflict: Rule = {
  id: 'no-conflict',
  version: 1,
  find: () => ({ outcome: 'approved' }),
};

/** In this order; the first that has something to say decides. */
export const rules: readonly Rule[] = [
  sameRecordingOwn,
  sameRecordingOther,
  outsideOriginal,
  neverPermitted,
  originalAuthors,
  coWriters,
  societyDocument,
  nearEqualName,
  noConflict,
];

/** The decision on a submission, by the rules alone: what the answer is, which rule gave it, and on what. */
export function judge(facts: Facts): Verdict {
  for (const rule of rules) {
    const finding = rule.find(facts);
    if (finding) {
      return {
        outcome: finding.outcome,
        rule: rule.id,
        ruleVersion: rule.version,
        evidence: evidenceOf(facts, finding.matches ?? []),
      };
    }
  }
  throw new Error('the last rule always answers');
}

/** What a decision is kept with. */
export function evidenceOf(facts: Facts, matches: readonly Match[], statement = ''): Evidence {
  return {
    sound: facts.sha256 === null ? 'none' : 'bytes',
    sha256: facts.sha256,
    matches: [...matches],
    originals: [...facts.surroundings.originals],
    permissions: grantedIn(facts),
    documents: facts.submission.outsideOriginal?.documents ?? [],
    statement: statement === '' ? null : statement,
  };
}

const grantedIn = ({ permissions, now }: Facts): GrantedEvidence[] =>
  permissions
    .filter((one) => holds(one, now))
    .map(({ id, originalId, authorId, part, terms, ...rest }) => ({
      permissionId: id,
      originalId,
      authorId,
      part,
      terms,
      by: rest.state === 'granted' ? rest.by : 'answer',
    }));

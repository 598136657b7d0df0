import { z } from 'zod';
import { DomainError } from '../shared/errors.ts';
import type { AssetId, ContentId, ObjectionId } from '../shared/ids.ts';
import { cleanLine, line, text } from '../shared/text.ts';

/** What somebody says is theirs: the work, the recording, a consent never given, or something else. */
export const claims = ['work', 'recording', 'consent', 'other'] as const;
export type Claim = (typeof claims)[number];

const isWebAddress = (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '';
};
/** Evidence on the web. Only what a browser opens as a page: nothing that runs, no hidden sign-in. */
const Link = z.string().max(1000).transform(cleanLine).refine(isWebAddress);

/** What anyone says who reports a public track. */
export const Report = z.object({
  claim: z.enum(claims),
  name: line(100),
  email: z.string().max(254).transform(cleanLine).pipe(z.email()),
  explanation: text(3000, 1),
  links: z.array(Link).max(5).default([]),
});
export type Report = z.infer<typeof Report>;

/** What whoever filed it adds later: further evidence, or that proceedings were begun. */
export const Addition = Report.pick({ explanation: true, links: true });
export type Addition = z.infer<typeof Addition>;

/** What a creator says to a claim, with what proves it. */
export type ObjectionAnswer = {
  readonly statement: string;
  readonly documents: readonly AssetId[];
  readonly at: Date;
};

type Common = Report & {
  readonly id: ObjectionId;
  readonly contentId: ContentId;
  /** By which whoever filed it finds it again; nobody else is told it but admins. */
  readonly receipt: string;
  /** Grows by one with every step; two admins at the same moment do not undo each other. */
  readonly version: number;
  /** The language of the mails to whoever filed it. */
  readonly language: 'ko' | 'en';
  readonly filedAt: Date;
  readonly since: Date;
  /** What was added after filing, oldest first. */
  readonly additions: readonly (Addition & { readonly at: Date })[];
  /** What the creator answered while it was in force; kept when it is opened again. */
  readonly answer: ObjectionAnswer | null;
};
/** In force: the track is neither listed nor played. `reason`: why, in an admin's words. */
type InForce = Common & { readonly reason: string };

/** One report of a public track (이의 제기) and what became of it. */
export type Objection =
  | (Common & { readonly state: 'open' })
  | (Common & { readonly state: 'dismissed'; readonly reason: string })
  /** Substantiated; its creator can answer. */
  | (InForce & { readonly state: 'upheld' })
  /** Answered; the track resumes by itself on the announced date. */
  | (InForce & { readonly state: 'answered'; readonly resumesAt: Date })
  /** Proceedings were begun: it stays stopped until an admin lifts it. */
  | (InForce & { readonly state: 'proceedings'; readonly note: string })
  /** Over: the track is back. `note`: an admin's words; empty when the date came. */
  | (InForce & { readonly state: 'lifted'; readonly note: string });
export type ObjectionState = Objection['state'];
export const objectionStates = [
  'open',
  'dismissed',
  'upheld',
  'answered',
  'proceedings',
  'lifted',
] as const satisfies readonly ObjectionState[];

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A receipt number, for people to read out: 50 of the random bits of a fresh UUIDv7, which nobody else is told. */
export function receiptOf(random: string): string {
  const bits = BigInt(`0x${random.replaceAll('-', '').slice(-13)}`);
  const digits = Array.from(
    { length: 10 },
    (_, at) => DIGITS[Number((bits >> BigInt(at * 5)) & 31n)],
  );
  return `OB-${digits.slice(0, 5).join('')}-${digits.slice(5).join('')}`;
}

/** What a report becomes when it is filed. */
export type Filed = Pick<Common, 'id' | 'contentId' | 'language' | 'receipt'> & {
  readonly report: Report;
};

/** Files a report. */
export const file = ({ report, ...filed }: Filed, now: Date): Objection => ({
  ...report,
  ...filed,
  state: 'open',
  version: 1,
  filedAt: now,
  since: now,
  additions: [],
  answer: null,
});

function common(objection: Objection, now: Date): Common {
  const { id, contentId, receipt, version, language, filedAt, answer } = objection;
  const { claim, name, email, explanation, links } = objection;
  const report = { claim, name, email, explanation, links };
  const { additions } = objection;
  const kept = { id, contentId, receipt, language, filedAt, additions, answer };
  return { ...report, ...kept, version: version + 1, since: now };
}

/** Whether it keeps its track stopped. */
export const isInForce = (
  objection: Objection,
): objection is Extract<Objection, { state: 'upheld' | 'answered' | 'proceedings' }> =>
  ['upheld', 'answered', 'proceedings'].includes(objection.state);

/** What an admin does with an objection. All but reopening and taking proceedings back need a reason. */
export type Ruling = {
  readonly kind: 'dismiss' | 'uphold' | 'reopen' | 'proceed' | 'unproceed' | 'lift';
  /** Read by both sides. */
  readonly note: string;
};
export const rulings = [
  'dismiss',
  'uphold',
  'reopen',
  'proceed',
  'unproceed',
  'lift',
] as const satisfies readonly Ruling['kind'][];

/** What an admin can do with it as it stands. None of its states is the last. */
export const rulingsOn: Readonly<Record<ObjectionState, readonly Ruling['kind'][]>> = {
  open: ['uphold', 'dismiss'],
  dismissed: ['reopen'],
  upheld: ['lift', 'proceed'],
  answered: ['lift', 'proceed'],
  proceedings: ['lift', 'unproceed'],
  lifted: ['reopen'],
};

const DAY_MS = 86_400_000;

/** After an admin's ruling. Errors: OBJECTION_MOVED when it stands otherwise by now, REASON_MISSING. */
export function rule(
  objection: Objection,
  { kind, note }: Ruling,
  now: Date,
  resumeDays: number,
): Objection {
  if (!rulingsOn[objection.state].includes(kind)) throw new DomainError('OBJECTION_MOVED');
  if (note === '' && kind !== 'reopen' && kind !== 'unproceed') {
    throw new DomainError('REASON_MISSING');
  }
  const after = common(objection, now);
  const reason = 'reason' in objection ? objection.reason : note;
  switch (kind) {
    case 'dismiss':
      return { ...after, state: 'dismissed', reason };
    case 'uphold':
      return { ...after, state: 'upheld', reason };
    case 'reopen':
      return { ...after, state: 'open' };
    case 'proceed':
      return { ...after, state: 'proceedings', reason, note };
    case 'unproceed':
      return after.answer
        ? announced(after, reason, now, resumeDays)
        : { ...after, state: 'upheld', reason };
    case 'lift':
      return { ...after, state: 'lifted', reason, note };
  }
}

const announced = (after: Common, reason: string, now: Date, resumeDays: number): Objection => ({
  ...after,
  state: 'answered',
  reason,
  resumesAt: new Date(now.getTime() + resumeDays * DAY_MS),
});

/**
 * The creator's answer: from here on the track resumes by itself after `resumeDays`; under proceedings it is only
 * kept with them. Errors: OBJECTION_MOVED for what is not in force or was answered, INVALID_INPUT for nothing said.
 */
export function answerTo(
  objection: Objection,
  { statement, documents }: Omit<ObjectionAnswer, 'at'>,
  now: Date,
  resumeDays: number,
): Objection {
  if (statement === '' && documents.length === 0) throw new DomainError('INVALID_INPUT');
  if (!isAnswerable(objection)) throw new DomainError('OBJECTION_MOVED');
  const after = { ...common(objection, now), answer: { statement, documents, at: now } };
  if (objection.state === 'upheld') return announced(after, objection.reason, now, resumeDays);
  return { ...objection, ...after, since: objection.since };
}

/** Whether its creator can answer it now. */
export const isAnswerable = (
  objection: Objection,
): objection is Extract<Objection, { state: 'upheld' | 'proceedings' }> =>
  objection.state === 'upheld' || (objection.state === 'proceedings' && objection.answer === null);

/** How often something can be added. */
const MOST_ADDITIONS = 10;

/** Whoever filed it adds words. Errors: OBJECTION_MOVED when it is closed, or more than enough was said. */
export function addTo(objection: Objection, addition: Addition, now: Date): Objection {
  const { additions, version, state } = objection;
  const closed = state === 'dismissed' || state === 'lifted';
  if (closed || additions.length >= MOST_ADDITIONS) throw new DomainError('OBJECTION_MOVED');
  return {
    ...objection,
    version: version + 1,
    additions: [...additions, { ...addition, at: now }],
  };
}

/** The announced date has come. Any other state stays as it is. */
export const resumed = (objection: Objection, now: Date): Objection =>
  objection.state === 'answered'
    ? { ...common(objection, now), state: 'lifted', reason: objection.reason, note: '' }
    : objection;

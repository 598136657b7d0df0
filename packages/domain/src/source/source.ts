import { DomainError } from '../shared/errors.ts';
import type { ContentId, ObjectionId, SourceId } from '../shared/ids.ts';

/** A hold an admin put on a source: it stays registered, but is neither listed nor played. */
export type Suspension = {
  readonly cause: string;
  readonly since: Date;
  /** The objection that put it there, and alone ends it; null for an admin's own hold. */
  readonly objectionId: ObjectionId | null;
};

/** What MusiCloud knows of a content's entry in the source registry (등록 음원). */
export type Source = {
  readonly id: SourceId;
  readonly contentId: ContentId;
  /** Registration code (등록 코드), for example MC-2026-0007-E. */
  readonly code: string;
  readonly state: 'registered' | 'unregistered';
  readonly registeredAt: Date;
  readonly unregisteredAt: Date | null;
  readonly suspension: Suspension | null;
};

/** Crockford's base 32: no I, L, O, U to misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The registration code of the n-th registration: year, number in base 32, and a check character
 * that shows one wrong digit or two swapped ones.
 */
export function registrationCode(number: number, at: Date): string {
  const digits = number.toString(32).padStart(4, '0');
  const values = [...digits].map((digit) => Number.parseInt(digit, 32));
  const text = values.map((value) => DIGITS[value]).join('');
  return `MC-${at.getUTCFullYear()}-${text}-${DIGITS[checkOf(values)]}`;
}

/**
 * The sum of the digits, each times another power of the generator of the field of 32 elements
 * (x⁵ + x² + 1). A weighted sum modulo 31 would not tell 0 from the 32nd digit.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0);
}

const timesGenerator = (value: number) => (value << 1) ^ (value & 16 ? 0b100101 : 0);

/** What people read for another digit, as Crockford has it. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };
const CODE = /^MC[\s-]*(\d{4})[\s-]*([0-9A-Z]{4,10})[\s-]*([0-9A-Z])$/;

/**
 * The registration codes somebody can have meant by what they typed: that very one where its check character agrees,
 * else all that differ from it by one digit or by two that changed places. None of a text that is no code.
 */
export function codesMeant(typed: string): string[] {
  const [, year, digits = '', check = ''] = CODE.exec(typed.trim().toUpperCase()) ?? [];
  if (year === undefined) return [];
  const read = [...digits, ...check].map((digit) => DIGITS.indexOf(MISREAD[digit] ?? digit));
  const agrees = (values: readonly number[]) => checkOf(values.slice(0, -1)) === values.at(-1);
  const found = agrees(read) ? [read] : slipsOf(read).filter(agrees);
  const texts = found.map((values) => values.map((value) => DIGITS[value]).join(''));
  return [...new Set(texts)].map((text) => `MC-${year}-${text.slice(0, -1)}-${text.slice(-1)}`);
}

/** Everything one slip of typing away: another digit in one place, or two neighbours swapped. */
function slipsOf(values: readonly number[]): number[][] {
  return values.flatMap((value, at) => [
    ...[...DIGITS].map((_, other) => values.with(at, other)),
    ...(at > 0 ? [values.with(at, values[at - 1] ?? 0).with(at - 1, value)] : []),
  ]);
}

/** Puts a registered source on hold. */
export function suspend(source: Source | null, cause: string, now: Date): Source {
  if (source?.state !== 'registered') throw new DomainError('SOURCE_NOT_REGISTERED');
  if (source.suspension) throw new DomainError('ALREADY_SUSPENDED');
  return { ...source, suspension: { cause, since: now, objectionId: null } };
}

/** Takes an admin's own hold off again. One that an objection put there ends with that. */
export function reinstate(source: Source | null): Source {
  if (source?.state !== 'registered') throw new DomainError('SOURCE_NOT_REGISTERED');
  if (!source.suspension) throw new DomainError('NOT_SUSPENDED');
  if (source.suspension.objectionId) throw new DomainError('HELD_BY_OBJECTION');
  return { ...source, suspension: null };
}

/**
 * Stops a source for an objection. An admin's own hold is taken over, so that its creator has a way to answer.
 * Errors: ALREADY_SUSPENDED when another objection stopped it.
 */
export function holdFor(
  source: Source,
  objectionId: ObjectionId,
  cause: string,
  now: Date,
): Source {
  const { suspension } = source;
  if (suspension?.objectionId === objectionId) return source;
  if (suspension?.objectionId) throw new DomainError('ALREADY_SUSPENDED');
  return { ...source, suspension: { cause, since: suspension?.since ?? now, objectionId } };
}

/** Ends what an objection stopped; any other hold stays. */
export const endHold = (source: Source, objectionId: ObjectionId): Source =>
  source.suspension?.objectionId === objectionId ? { ...source, suspension: null } : source;

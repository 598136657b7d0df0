import {
  type ContentType,
  type DraftForm,
  DraftForm as DraftSchema,
  Submission,
} from '@musicloud/domain/content/content';
import { type Credits, creditRoles } from '@musicloud/domain/content/credits';
import { usesOf } from '@musicloud/domain/content/use';
import { cleanLine } from '@musicloud/domain/shared/text';

/** The form as it stands on screen. Names may still be blank here; a stored draft holds none of those. */
export type Form = DraftForm;

/** An untouched form. */
export const emptyForm: Form = DraftSchema.parse({});

/** The places of the form a sentence can stand at. */
export const fields = [
  'file',
  'title',
  'artistName',
  'use',
  'originals',
  'outsideTitle',
  'outsideWriters',
  'outsideCode',
  'description',
  'credits',
] as const;
export type Field = (typeof fields)[number];

/** What is wrong at a place. `max` and `length` are in characters. */
export type Problem =
  | { readonly kind: 'missing' }
  /** An author said in advance that this use is not permitted. */
  | { readonly kind: 'never' }
  | { readonly kind: 'too_long'; readonly max: number; readonly length: number };
export type Problems = Partial<Record<Field, Problem>>;

/** Most characters of each place; the schema refuses more. */
const limits: Partial<Record<Field, number>> = {
  title: 200,
  artistName: 100,
  outsideTitle: 200,
  outsideWriters: 300,
  outsideCode: 60,
  description: 5000,
  credits: 100,
};

/** Credits without the people whose name is still blank: a blank one would void all of them in the schema. */
function namedCredits(credits: Credits): Credits {
  const named = { ...credits };
  for (const role of creditRoles) {
    named[role] = credits[role].filter((one) => one.kind === 'me' || cleanLine(one.name) !== '');
  }
  return named;
}

/**
 * The form as another type: a use that the type can't be is chosen anew. A cover is a plain one until its creator
 * says otherwise; what a derivative did nobody can guess.
 */
export function withType(form: Form, type: ContentType): Form {
  const fits = form.use !== null && usesOf[type].includes(form.use);
  const unsaid = type === 'cover' ? 'plain_cover' : null;
  return { ...form, type, use: fits ? form.use : unsaid };
}

/** The form as a draft is stored: cut to what a draft may hold, nothing else changed. */
export function toDraft(form: Form): DraftForm {
  return {
    ...form,
    title: form.title.slice(0, 20_000),
    artistName: form.artistName.slice(0, 20_000),
    description: form.description.slice(0, 50_000),
    credits: namedCredits(form.credits),
    outsideOriginal: form.outsideOriginal && {
      ...form.outsideOriginal,
      title: form.outsideOriginal.title.slice(0, 2000),
      writers: form.outsideOriginal.writers.slice(0, 3000),
      societyCode: form.outsideOriginal.societyCode.slice(0, 600),
    },
  };
}

/** `there`: arrived or arriving. `waived`: said to be left out. */
export type Sound = 'there' | 'waived' | 'missing';

/** The form as it is submitted, or what is missing or too long, by place. */
export function toSubmission(
  form: Form,
  sound: Sound,
): { submission: Submission } | { problems: Problems } {
  const draft = toDraft(form);
  const derived = draft.type !== 'new_music';
  const parsed = Submission.safeParse({
    ...draft,
    use: derived ? draft.use : null,
    assetId: sound === 'there' ? draft.assetId : null,
    originalIds: derived ? draft.originalIds : [],
    outsideOriginal: derived ? draft.outsideOriginal : null,
  });
  const problems: Problems = parsed.success ? {} : problemsOf(parsed.error.issues, form);
  if (derived && draft.originalIds.length === 0 && draft.outsideOriginal === null) {
    problems.originals = { kind: 'missing' };
  }
  if (derived && draft.use === null) problems.use = { kind: 'missing' };
  if (sound === 'missing') problems.file = { kind: 'missing' };
  if (parsed.success && Object.keys(problems).length === 0) return { submission: parsed.data };
  return { problems };
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[] };

function problemsOf(issues: readonly Issue[], form: Form): Problems {
  const problems: Problems = {};
  for (const issue of issues) {
    const field = fieldOf(issue.path);
    if (field === null) continue;
    const max = limits[field];
    problems[field] =
      issue.code === 'too_big' && max !== undefined
        ? { kind: 'too_long', max, length: lengthOf(field, form) }
        : { kind: 'missing' };
  }
  return problems;
}

function fieldOf([head, next]: readonly PropertyKey[]): Field | null {
  if (head === 'title' || head === 'artistName' || head === 'description') return head;
  if (head === 'credits') return 'credits';
  if (head === 'originalIds') return 'originals';
  if (head === 'assetId') return 'file';
  if (head !== 'outsideOriginal') return null;
  if (next === 'writers') return 'outsideWriters';
  if (next === 'societyCode') return 'outsideCode';
  return 'outsideTitle';
}

function lengthOf(
  field: Field,
  { title, artistName, description, outsideOriginal, credits }: Form,
) {
  const texts: Partial<Record<Field, string | undefined>> = {
    title,
    artistName,
    description,
    outsideTitle: outsideOriginal?.title,
    outsideWriters: outsideOriginal?.writers,
    outsideCode: outsideOriginal?.societyCode,
  };
  if (field !== 'credits') return (texts[field] ?? '').length;
  const names = creditRoles.flatMap((role) => credits[role]);
  return Math.max(0, ...names.map((one) => (one.kind === 'me' ? 0 : one.name.length)));
}

/** What the form was filled with by itself: as long as it still stands there, it may be bettered. */
export type Autofilled = { readonly title?: string; readonly artistName?: string };

/** Fills places that are empty or still hold what was filled in by itself; never over what was typed. */
export function autofill(form: Form, before: Autofilled, found: Autofilled) {
  const free = (field: 'title' | 'artistName') =>
    form[field] === '' || form[field] === before[field];
  const filled: { title?: string; artistName?: string } = { ...before };
  const next = { ...form };
  for (const field of ['title', 'artistName'] as const) {
    const value = found[field];
    if (!value || !free(field)) continue;
    next[field] = value;
    filled[field] = value;
  }
  return { form: next, autofilled: filled };
}

/** A title out of a file's name: no ending, no track number in front, underscores as spaces. */
export function titleOf(fileName: string): string {
  const bare = fileName
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replaceAll('_', ' ')
    .replace(/^\d{1,3}\s*[.-]\s*/, '');
  return cleanLine(bare) || cleanLine(fileName);
}

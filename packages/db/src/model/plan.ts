import fc from 'fast-check';
import { type Fate, fates } from './stage.ts';

/** What authors and those who ask them do. */
const authorCommands = [
  'grant',
  'offer',
  'deny',
  'grant-jointly',
  'deny-jointly',
  'accept',
  'withdraw-request',
  'ask-again',
  'expire',
  'give-notice',
  'give-notice-due-at-once',
  'take-notice-back',
  'reply-to-notice',
  'run-out',
  'run-out-due-at-once',
  'extend',
  'say-grant',
  'say-never',
  'say-ask',
  'say-grant-jointly',
  'invite',
  'withdraw-invitation',
  'join',
  'join-represented',
  'decline',
  'let-represent',
  'answer-oneself',
  'leave',
] as const;
export type AuthorCommand = (typeof authorCommands)[number];

/** What is done about the report of a track. */
const objectionCommands = [
  'report',
  'uphold',
  'dismiss',
  'reopen-report',
  'answer-report',
  'proceed',
  'unproceed',
  'lift',
  'resume',
] as const;
export type ObjectionCommand = (typeof objectionCommands)[number];

/** What people do to one of the contents of a run. */
const commands = [
  'upload-sound',
  'upload-silent',
  'upload-cover',
  'upload-medley',
  'save-draft',
  'discard-draft',
  'reopen',
  'edit',
  'delete',
  'delete-due-at-once',
  'delete-and-end',
  'keep',
  'contest',
  'supply',
  'approve',
  'reject',
  'ask-for-more',
  'suspend',
  'reinstate',
  ...authorCommands,
  ...objectionCommands,
] as const;
export type Command = (typeof commands)[number];

/**
 * Where a process may stop for long, with all it read before, while others go on: a worker that a machine froze for
 * a minute, an answer that took its time.
 */
export const stops = ['contents.commit', 'registry.register', 'registry.unregister'] as const;
export type Stop = (typeof stops)[number];

/** One thing that happens in a run. Numbers choose among what is there at that moment. */
export type Step =
  | {
      readonly do: 'command';
      readonly command: Command;
      readonly content: number;
      /** Undisturbed from beginning to end; otherwise others come between its effects. */
      readonly whole: boolean;
      readonly stop?: Stop;
    }
  | { readonly do: 'effect'; readonly choice: number; readonly fate: Fate }
  | {
      readonly do: 'job';
      readonly choice: number;
      readonly fate: 'deliver' | 'double' | 'drop';
      readonly whole: boolean;
      readonly stop?: Stop;
    }
  | { readonly do: 'publish'; readonly fate: 'happens' | 'fails-before' | 'fails-after' }
  | { readonly do: 'sweep' }
  | { readonly do: 'give-up' }
  /** Whoever stopped goes on. */
  | { readonly do: 'let-go' };

/** How many contents a run is about; those with an even and an odd number belong to different creators. */
export const CONTENTS = 3;

const choice = fc.nat(11);
const command = fc.record({
  do: fc.constant('command' as const),
  command: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<Command>(
        'upload-sound',
        'delete',
        'delete-due-at-once',
        'delete-due-at-once',
        'approve',
        'grant',
        'grant',
        'grant',
        'grant-jointly',
        'give-notice-due-at-once',
        'run-out',
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom(...commands) },
  ),
  content: fc.nat(CONTENTS - 1),
  whole: fc.boolean(),
});
const effect = fc.record({
  do: fc.constant('effect' as const),
  choice,
  fate: fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fate>('happens') },
    { weight: 1, arbitrary: fc.constantFrom(...fates) },
  ),
});
const job = fc.record({
  do: fc.constant('job' as const),
  choice,
  fate: fc.oneof(
    { weight: 4, arbitrary: fc.constant('deliver' as const) },
    { weight: 1, arbitrary: fc.constantFrom('double' as const, 'drop' as const) },
  ),
  whole: fc.boolean(),
});
const publish = fc.record({
  do: fc.constant('publish' as const),
  fate: fc.oneof(
    { weight: 8, arbitrary: fc.constant('happens' as const) },
    { weight: 1, arbitrary: fc.constantFrom('fails-before' as const, 'fails-after' as const) },
  ),
});
const rest = fc.constantFrom<Step>(
  { do: 'sweep' },
  { do: 'give-up' },
  { do: 'give-up' },
  { do: 'let-go' },
);

const opening = (...uploads: Command[]) =>
  fc.tuple(
    fc.record({
      do: fc.constant('command' as const),
      command: fc.constantFrom(...uploads),
      whole: fc.constantFrom(true, true, false),
    }),
    /** Whether it is registered before anything else happens. */
    fc.constantFrom(true, true, false),
    /** Whether its permission is about to end then. */
    fc.boolean(),
    /** Who wrote it together, and what they say of covers in advance. */
    fc.constantFrom<readonly Command[]>(
      [],
      [],
      [],
      [],
      ['invite', 'join'],
      ['invite', 'join', 'say-grant'],
      ['invite', 'join', 'say-grant', 'say-grant-jointly'],
      ['invite', 'join-represented', 'say-grant'],
      ['invite'],
      ['say-never'],
    ),
    /** What was reported of it by then. */
    fc.constantFrom<readonly Command[]>(
      [],
      [],
      [],
      [],
      [],
      [],
      [],
      ['report'],
      ['report', 'uphold'],
      ['report', 'uphold', 'answer-report'],
    ),
  );
const covers = ['upload-cover', 'upload-cover', 'upload-medley'] as const satisfies Command[];
const isCover = (upload: Command) => covers.some((one) => one === upload);
const original = opening('upload-sound', 'upload-silent');
const following = opening('upload-sound', 'upload-silent', ...covers);
const working: readonly Step[] = [
  { do: 'publish', fate: 'happens' },
  { do: 'job', choice: 0, fate: 'deliver', whole: true },
  { do: 'job', choice: 0, fate: 'deliver', whole: true },
];

const of = (content: number, ...all: readonly Command[]) =>
  all.map((one): Step => ({ do: 'command', command: one, content, whole: true }));

const alone = (step: Step): Step[] => [step];
const deliver = { do: 'job', fate: 'deliver', whole: true } as const;
const giveUp: Step = { do: 'give-up' };

/**
 * What time alone would seldom bring about: a worker stops between its look and what it does of it, its job is given
 * to others too, somebody decides otherwise meanwhile and all of that is done; then it goes on with what it knew.
 */
const overtaken = fc
  .record({
    choice,
    stop: fc.constantFrom(...stops),
    twice: fc.boolean(),
    meanwhile: fc.array(
      fc.record({
        command: fc.constantFrom<Command>(
          'delete',
          'delete-due-at-once',
          'keep',
          'approve',
          'reject',
          'grant',
          'run-out',
          'join',
          'uphold',
        ),
        content: fc.nat(CONTENTS - 1),
        late: fc.boolean(),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    back: fc.boolean(),
  })
  .map(({ choice, stop, twice, meanwhile, back }): Step[] => [
    { do: 'sweep' },
    { ...deliver, choice, stop, fate: twice ? 'double' : 'deliver' },
    ...(twice ? [{ ...deliver, choice }] : []),
    ...meanwhile.flatMap(({ command, content, late }): Step[] => [
      { do: 'command', command, content, whole: true },
      { do: 'publish', fate: 'happens' },
      ...(late ? [giveUp] : []),
      { ...deliver, choice: 0 },
      { ...deliver, choice: 1 },
    ]),
    ...(back ? [{ do: 'let-go' } as const] : []),
  ]);

const oneByOne = fc
  .tuple(original, fc.array(following, { maxLength: CONTENTS - 1, size: 'max' }))
  .map(([one, others]) =>
    [one, ...others].flatMap(
      ([upload, registered, ending, together, reported], content): Step[] => [
        { ...upload, content },
        ...of(content, ...together),
        // Both originals of a medley can be one author's.
        ...(registered && isCover(upload.command)
          ? of(content, 'grant', 'grant', 'grant-jointly')
          : []),
        ...(registered ? [...working, ...of(content, ...reported)] : []),
        ...(registered && ending && isCover(upload.command)
          ? of(content, 'give-notice-due-at-once', 'run-out')
          : []),
      ],
    ),
  );

/** A song that may get a second author while its cover waits for the first; whoever answers, in whatever order. */
const together = fc
  .array(
    fc.record({
      do: fc.constant('command' as const),
      step: fc.constantFrom<readonly [Command, number]>(
        ['join', 0],
        ['join', 0],
        ['join-represented', 0],
        ['answer-oneself', 0],
        ['leave', 0],
        ['say-grant-jointly', 0],
        ['grant', 1],
        ['grant', 1],
        ['grant-jointly', 1],
        ['grant-jointly', 1],
        ['deny-jointly', 1],
        ['ask-again', 1],
      ),
      whole: fc.boolean(),
    }),
    { minLength: 2, maxLength: 8, size: 'max' },
  )
  .map((steps): Step[] => [
    ...of(0, 'upload-silent', 'invite'),
    ...working,
    ...of(1, 'upload-cover'),
    ...steps.map(({ step: [command, content], ...rest }) => ({ ...rest, command, content })),
  ]);

/** Equal sounds that come at the same moment: neither sees the other, both take a number, one is sent to review. */
const atOneMoment: readonly Step[] = [
  { do: 'command', command: 'upload-sound', content: 0, whole: false, stop: 'contents.commit' },
  { do: 'command', command: 'upload-sound', content: 1, whole: true },
  { do: 'let-go' },
  ...Array.from({ length: 2 }, (): Step => ({ do: 'effect', choice: 0, fate: 'happens' })),
  ...working,
  ...working,
];
/** The one that was first goes; the third comes while the second is in review. */
const firstGoes: readonly Step[] = [
  { do: 'command', command: 'delete', content: 0, whole: true },
  ...working,
  { do: 'command', command: 'upload-sound', content: 2, whole: true },
];

/**
 * A run: uploads first, since nothing would be there for what follows, sometimes permitted and registered already;
 * then anything.
 */
export const plan: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: oneByOne },
      { weight: 2, arbitrary: together },
      { weight: 1, arbitrary: fc.constantFrom(atOneMoment, [...atOneMoment, ...firstGoes]) },
    ),
    fc.array(
      fc.oneof(
        { weight: 20, arbitrary: effect.map(alone) },
        { weight: 6, arbitrary: command.map(alone) },
        { weight: 6, arbitrary: job.map(alone) },
        { weight: 4, arbitrary: publish.map(alone) },
        { weight: 2, arbitrary: rest.map(alone) },
        { weight: 2, arbitrary: overtaken },
      ),
      { minLength: 10, maxLength: 50, size: 'max' },
    ),
  )
  .map(([begun, steps]) => [...begun, ...steps.flat()]);

'use client';

import type { Use } from '@musicloud/domain/content/use';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { useErrorText } from '../../lib/use-error-text.ts';
import {
  type Line,
  type Lines,
  lineOf,
  type Problems,
  type Standing,
  type StandingInput,
  standingOf,
} from './standing-form.ts';
import { StandingLine } from './standing-line.tsx';

type Props = {
  readonly standing: Standing;
  /** What holds where an original says nothing of its own; null in the form of the defaults themselves. */
  readonly byDefault: Standing | null;
  readonly uses: readonly Use[];
  readonly pending: boolean;
  readonly error: unknown;
  /** Settles when it is stored, or was refused and told in `error`. */
  readonly onSave: (terms: StandingInput) => Promise<unknown>;
};

/** What an author says in advance, use by use, saved as a whole. */
export function StandingEditor({ standing, byDefault, uses, pending, error, onSave }: Props) {
  const t = useTranslations('standing.editor');
  const errorText = useErrorText();
  // Only what was touched; the rest is what is stored.
  const [lines, setLines] = useState<Lines>({});
  const [problems, setProblems] = useState<Problems>({});
  const unsaid = byDefault ? 'default' : 'ask';
  const changed = Object.keys(lines).length > 0;
  const wrong = Object.keys(problems).length > 0;
  const set = (use: Use, line: Line) => {
    setLines((now) => ({ ...now, [use]: line }));
    setProblems(({ [use]: _, ...rest }) => rest);
  };
  const save = () => {
    const said = standingOf(standing, lines, new Date());
    if ('problems' in said) setProblems(said.problems);
    // Saved: what is stored is the form again. Refused: the sentence stands here, and what was chosen too.
    else
      void onSave(said.terms).then(
        () => setLines({}),
        () => undefined,
      );
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) save();
      }}
    >
      <ul className="divide-y divide-line border-y border-line">
        {uses.map((use) => (
          <StandingLine
            key={use}
            use={use}
            line={lines[use] ?? lineOf(standing[use], unsaid)}
            byDefault={byDefault && (byDefault[use]?.answer ?? 'ask')}
            problems={problems[use] ?? []}
            onChange={(line) => set(use, line)}
          />
        ))}
      </ul>
      <p className="text-14 text-soft">{t('kept')}</p>
      <div role="alert" className="empty:hidden">
        {wrong ? <FieldError>{t('check')}</FieldError> : null}
        {!wrong && error ? <FieldError>{errorText(error)}</FieldError> : null}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" pending={pending} disabled={!changed}>
          {t('save')}
        </Button>
        <span role="status" className="text-14 text-faint">
          {changed && !pending ? t('unsaved') : null}
        </span>
      </div>
    </form>
  );
}

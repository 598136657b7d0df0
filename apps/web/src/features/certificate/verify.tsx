'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextArea } from '../../components/field.tsx';
import { LoadError } from '../../components/load-error.tsx';
import { cx } from '../../lib/cx.ts';
import { FileButton, useWindowDrop } from '../upload/drop-zone.tsx';
import { textOf } from './read.ts';
import { useVerify } from './use-verify.ts';
import { Verdict } from './verdict.tsx';

/** Where anyone has a certificate checked: by a file, dropped or chosen, or by its text. */
export function Verify() {
  const t = useTranslations('certificate.verify');
  const [text, setText] = useState('');
  const [name, setName] = useState<string | null>(null);
  const verify = useVerify();
  const take = async ([file]: readonly File[]) => {
    if (!file) return;
    const content = await textOf(file);
    setText(content);
    setName(file.name);
    verify.check(content);
  };
  const over = useWindowDrop((files) => void take(files), true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.check(text);
  };
  return (
    <div className="flex flex-col gap-8">
      <form onSubmit={submit} className="flex max-w-read flex-col gap-4">
        <Drop over={over} name={name} onFiles={(files) => void take(files)} />
        <TextArea
          label={t('paste')}
          value={text}
          rows={5}
          spellCheck={false}
          autoComplete="off"
          className="[&_textarea]:max-h-56 [&_textarea]:text-14"
          onChange={(event) => {
            setText(event.target.value);
            setName(null);
          }}
        />
        <Button
          type="submit"
          look="primary"
          className="self-start"
          pending={verify.pending}
          disabled={text.trim() === ''}
        >
          {t('action')}
        </Button>
      </form>
      {verify.error ? (
        <LoadError
          error={verify.error}
          retrying={verify.pending}
          onRetry={() => verify.check(text)}
        />
      ) : null}
      <Result of={verify.verdict} />
    </div>
  );
}

type DropProps = {
  readonly over: boolean;
  /** The file that was taken last. */
  readonly name: string | null;
  readonly onFiles: (files: readonly File[]) => void;
};

function Drop({ over, name, onFiles }: DropProps) {
  const t = useTranslations('certificate.verify');
  const about = useId();
  return (
    <div
      className={cx(
        'flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-dashed p-5 transition-colors',
        over ? 'border-signal bg-signal-tint' : 'border-edge bg-sunk',
      )}
    >
      <p id={about} className="min-w-0">
        {name ? <bdi className="font-semibold break-all">{name}</bdi> : t('drop')}
      </p>
      <FileButton
        label={t('choose')}
        accept="application/json,.json"
        describedBy={about}
        onFiles={onFiles}
      />
    </div>
  );
}

/** What was found; takes the focus, so that it is read where one can go on from. */
function Result({ of }: { readonly of: ReturnType<typeof useVerify>['verdict'] }) {
  const t = useTranslations('certificate.verify');
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (of) place.current?.focus();
  }, [of]);
  if (!of) return null;
  return (
    <section ref={place} tabIndex={-1} aria-label={t('result')} className="outline-none">
      <Verdict of={of} />
    </section>
  );
}

'use client';

import {
  aiUses,
  type Contributor,
  type CreditRole,
  type Credits,
  creditRoles,
  societies,
} from '@musicloud/domain/content/credits';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { RadioGroup } from '../../components/choice.tsx';
import { controlClass, FieldError } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { cx } from '../../lib/cx.ts';

const MOST = 20;
const NAME_LENGTH = 100;
const me: Contributor = { kind: 'me' };

type Props = {
  readonly credits: Credits;
  readonly error: string | null;
  readonly onChange: (make: (credits: Credits) => Credits) => void;
};

/** Who did what, whether a society holds the works in trust, and how far AI took part. */
export function CreditsEditor({ credits, error, onChange }: Props) {
  const t = useTranslations('upload.credits');
  const words = useTranslations('status');
  const allMine = () =>
    onChange((now) => {
      const next = { ...now };
      for (const role of creditRoles) next[role] = [me];
      return next;
    });
  return (
    <section aria-labelledby="credits-title" className="flex flex-col gap-5">
      <header className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id="credits-title" className="text-20">
            {t('title')}
          </h2>
          <p className="text-14 text-faint">{t('hint')}</p>
        </div>
        <Button size="sm" onClick={allMine}>
          {t('allMe')}
        </Button>
      </header>
      <div id="field-credits" tabIndex={-1} className="border-t border-line">
        {creditRoles.map((role) => (
          <Role
            key={role}
            role={role}
            people={credits[role]}
            onChange={(make) => onChange((now) => ({ ...now, [role]: make(now[role]) }))}
          />
        ))}
      </div>
      {error ? <FieldError>{error}</FieldError> : null}
      <Select
        label={t('society')}
        hint={t('societyHint')}
        value={credits.society}
        options={societies.map((one) => ({ value: one, label: words(`society.${one}`) }))}
        onChange={(society) => onChange((now) => ({ ...now, society }))}
      />
      <RadioGroup
        label={t('ai')}
        hint={t(`aiHint.${credits.ai}`)}
        value={credits.ai}
        options={aiUses.map((one) => ({ value: one, label: words(`ai.${one}`) }))}
        onChange={(ai) => onChange((now) => ({ ...now, ai }))}
      />
    </section>
  );
}

type RoleProps = {
  readonly role: CreditRole;
  readonly people: readonly Contributor[];
  readonly onChange: (make: (people: Contributor[]) => Contributor[]) => void;
};

function Role({ role, people, onChange }: RoleProps) {
  const t = useTranslations('upload.credits');
  const name = useTranslations('status.credit')(role);
  const list = useRef<HTMLDivElement>(null);
  const mine = people.some((one) => one.kind === 'me');
  const toggleMe = () =>
    onChange((now) => (mine ? now.filter((one) => one.kind !== 'me') : [me, ...now]));
  const add = () => {
    onChange((now) => [...now, { kind: 'person', name: '' }]);
    // The new field is there after this render; whoever pressed "add" wants to type.
    requestAnimationFrame(() =>
      [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus(),
    );
  };
  return (
    <fieldset
      aria-label={name}
      className="grid items-start gap-x-4 gap-y-1.5 border-b border-line py-2.5 sm:grid-cols-[7rem_minmax(0,1fr)]"
    >
      <span className="text-14 leading-8 font-semibold">{name}</span>
      <div ref={list} className="flex flex-wrap items-center gap-2">
        <button
          type="button"
          aria-pressed={mine}
          aria-label={t('meFor', { role: name })}
          onClick={toggleMe}
          className={cx(
            'h-8 rounded-full border px-3.5 text-14 font-semibold transition-colors',
            mine
              ? 'border-ink bg-ink text-paper'
              : 'border-edge text-soft hover:bg-hover hover:text-ink',
          )}
        >
          {t('me')}
        </button>
        {people.map((one, index) =>
          one.kind === 'person' ? (
            <Person
              // biome-ignore lint/suspicious/noArrayIndexKey: people have no other identity, and never change places
              key={index}
              label={t('nameFor', { role: name, number: index + (mine ? 0 : 1) })}
              removeLabel={t('removeFor', { name: one.name || t('unnamed'), role: name })}
              name={one.name}
              onName={(next) =>
                onChange((now) =>
                  now.map((each, at) => (at === index ? { kind: 'person', name: next } : each)),
                )
              }
              onRemove={() => onChange((now) => now.filter((_, at) => at !== index))}
            />
          ) : null,
        )}
        {people.length < MOST ? (
          <Button size="sm" look="quiet" aria-label={t('addFor', { role: name })} onClick={add}>
            <Plus aria-hidden className="size-4" />
            {t('add')}
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

type PersonProps = {
  readonly label: string;
  readonly removeLabel: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onRemove: () => void;
};

function Person({ label, removeLabel, name, onName, onRemove }: PersonProps) {
  const t = useTranslations('upload.credits');
  return (
    <span className="flex w-full items-center sm:w-52">
      <input
        aria-label={label}
        placeholder={t('name')}
        autoComplete="off"
        maxLength={NAME_LENGTH}
        value={name}
        onChange={(event) => onName(event.target.value)}
        className={cx(controlClass, 'h-8 rounded-sm px-2.5 text-14')}
      />
      <IconButton size="sm" label={removeLabel} onClick={onRemove}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </span>
  );
}

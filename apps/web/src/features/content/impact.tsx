'use client';

import type { Ends } from '@musicloud/domain/content/content';
import type { HangingView, ImpactView } from '@musicloud/domain/permission/views';
import type { ContentView } from '@musicloud/domain/status/views';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Checkbox, RadioGroup } from '../../components/choice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTRPC } from '../../trpc/client.tsx';
import { HangingLine } from './hanging-line.tsx';

type Props = {
  readonly view: ContentView;
  readonly ends: Ends;
  readonly onChange: (ends: Ends) => void;
};

/** What hangs on it: the code, its place in the catalogue, the songs made from it and what was permitted them. */
export function Impact({ view: { status }, ends, onChange }: Props) {
  const t = useTranslations('content.remove');
  const trpc = useTRPC();
  const { data, isError } = useQuery({
    ...trpc.content.impact.queryOptions({ id: status.contentId }),
    refetchOnMount: 'always',
  });
  const registered = status.status === 'registered';
  const hangs = [
    registered && status.registrationCode ? t('code', { code: status.registrationCode }) : null,
    registered && status.visibility !== 'private' ? t('public') : null,
    data && data.total > 0 ? t('made', { total: data.total, registered: data.registered }) : null,
    data && data.open > 0 ? t('closes', { count: data.open }) : null,
    isError ? t('loadFailed') : null,
  ].filter((one) => one !== null);
  return (
    <>
      <div className="rounded-md bg-sunk px-4 py-3 text-14">
        <p className="font-semibold">{t('hangs')}</p>
        <ul className="list-disc pl-5">
          {data && hangs.length === 0 ? <li>{t('nothing')}</li> : null}
          {hangs.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      {!data && !isError ? <Skeleton className="h-24" /> : null}
      {data && data.total > 0 ? <Choice impact={data} ends={ends} onChange={onChange} /> : null}
    </>
  );
}

type Way = 'keep' | 'end' | 'some';
type ChoiceProps = Pick<Props, 'ends' | 'onChange'> & { readonly impact: ImpactView };

/** Keep or end what was permitted: all of it, or one by one in the list. */
function Choice({ impact, ends, onChange }: ChoiceProps) {
  const t = useTranslations('content.remove');
  const [way, setWay] = useState<Way>('keep');
  const choose = (next: Way) => {
    setWay(next);
    onChange(next === 'end' ? 'all' : []);
  };
  const ways = (['keep', 'end', 'some'] as const).map((value) => ({
    value,
    label: t(`choice.${value}`),
    hint: t(`choice.${value}Text`, { days: Math.ceil(impact.noticeDays) }),
  }));
  const choosing = way === 'some';
  return (
    <>
      {impact.granted > 0 ? (
        <RadioGroup
          label={t('choice.label', { count: impact.granted })}
          value={way}
          options={impact.granted > 1 ? ways : ways.slice(0, 2)}
          onChange={choose}
          shape="cards"
        />
      ) : null}
      {choosing ? <ChooseAll impact={impact} ends={ends} onChange={onChange} /> : null}
      <List impact={impact} ends={ends} onChange={choosing ? onChange : null} />
    </>
  );
}

/** Everything that is granted and shown, at once; and how much of it will end. */
function ChooseAll({ impact, ends, onChange }: ChoiceProps) {
  const t = useTranslations('content.remove');
  const granted = impact.rows.flatMap(({ permissions }) =>
    permissions.filter(({ state }) => state === 'granted').map(({ id }) => id),
  );
  return (
    <div className="-mb-2 flex flex-wrap items-center justify-between gap-x-4">
      <Checkbox
        label={t('choice.all')}
        checked={ends.length === granted.length}
        onChange={(all) => onChange(all ? granted : [])}
      />
      <p className="text-14 font-semibold" aria-live="polite">
        {ends.length === 0
          ? t('noneChosen')
          : t('chosen', { count: ends.length, total: impact.granted })}
      </p>
    </div>
  );
}

type ListProps = {
  readonly impact: ImpactView;
  readonly ends: Ends;
  /** Null where nothing is chosen one by one. */
  readonly onChange: ((ends: Ends) => void) | null;
};

/** Every song made from it that the author may see; it scrolls by itself, so that fifty fit. */
function List({ impact: { rows, hidden }, ends, onChange }: ListProps) {
  const t = useTranslations('content.remove');
  const id = useId();
  const toggle = (row: HangingView, chosen: boolean) => {
    const own = row.permissions.map((one) => one.id);
    const others = ends === 'all' ? [] : ends.filter((one) => !own.includes(one));
    const granted = row.permissions.filter(({ state }) => state === 'granted');
    onChange?.(chosen ? [...others, ...granted.map((one) => one.id)] : others);
  };
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1.5">
      <h3 id={id} className="text-14 font-semibold">
        {t('list')}
      </h3>
      {rows.length > 0 ? (
        <ul
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
          tabIndex={0}
          aria-labelledby={id}
          className="max-h-64 overflow-y-auto border-y border-line"
        >
          {rows.map((row) => (
            <HangingLine
              key={row.contentId}
              row={row}
              ends={ends}
              onChoose={onChange ? (chosen) => toggle(row, chosen) : null}
            />
          ))}
        </ul>
      ) : null}
      {hidden > 0 ? <p className="text-14 text-soft">{t('hidden', { count: hidden })}</p> : null}
    </section>
  );
}

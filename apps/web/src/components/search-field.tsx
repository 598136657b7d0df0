'use client';

import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { controlClass } from './field.tsx';

const PAUSE_MS = 220;

type Props = {
  /** What is searched for now. */
  readonly value: string;
  /** Called once typing pauses, and at once on Enter or when cleared. */
  readonly onSearch: (value: string) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  readonly className?: string;
  /** Stands at the end of the field while it is empty, for example a key. */
  readonly children?: ReactNode;
};

/** Searches while one types, without a request for each letter. `/` leads here (see the shortcuts). */
export function SearchField({
  value,
  onSearch,
  label,
  placeholder,
  clearLabel,
  className,
  children,
}: Props) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);

  // The value moved without us: Back was pressed, or the filters were cleared.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);

  const send = (next: string) => {
    sent.current = next;
    onSearch(next);
  };
  const sendTyped = () => {
    if (typed.trim() !== sent.current) send(typed.trim());
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pause belongs to what was typed, to nothing else
  useEffect(() => {
    if (typed.trim() === sent.current) return;
    const pause = setTimeout(sendTyped, PAUSE_MS);
    return () => clearTimeout(pause);
  }, [typed]);

  const clear = () => {
    setTyped('');
    send('');
    input.current?.focus();
  };
  return (
    <search className={cx('relative', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3.5 size-4 -translate-y-1/2 text-faint"
      />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-label={label}
        placeholder={placeholder}
        data-search
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // Whoever types and presses a link at once: a new address while the link is on its way would call it back.
        onBlur={sendTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(typed.trim());
          if (event.key === 'Escape' && typed !== '') {
            event.stopPropagation();
            clear();
          }
        }}
        className={cx(controlClass, 'h-11 px-10 [&::-webkit-search-cancel-button]:hidden')}
      />
      {typed === '' ? (
        <span className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 max-sm:hidden">
          {children}
        </span>
      ) : (
        <button
          type="button"
          aria-label={clearLabel}
          title={clearLabel}
          onClick={clear}
          className="absolute top-1/2 right-1.5 grid size-8 -translate-y-1/2 place-items-center rounded-sm text-soft hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  );
}

import type { ReactNode } from 'react';

/** One part of the settings: its name and words on the left from 768 px, its controls beside it. */
export function Section({
  id,
  title,
  text,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="grid grid-cols-1 gap-x-12 gap-y-5 border-t border-line py-10 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div className="flex flex-col gap-1.5">
        <h2 id={`${id}-title`} className="text-20">
          {title}
        </h2>
        {text ? <p className="text-14 text-soft">{text}</p> : null}
      </div>
      <div className="flex max-w-read flex-col gap-5">{children}</div>
    </section>
  );
}

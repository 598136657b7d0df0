import type { ReactNode } from 'react';

/** A small table of figures: names left, numbers right. On a phone it keeps its columns and scrolls in its own box. */
export function FigureTable({
  caption,
  head,
  rows,
}: {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className="num w-full border-collapse text-14 wrap-normal">
        <caption className="pb-1 text-left font-semibold">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-soft">
            {head.map((name, index) => (
              <th
                key={name}
                scope="col"
                className={
                  index === 0
                    ? 'py-2 pr-3 text-left font-normal'
                    : 'py-2 pl-3 text-right font-normal'
                }
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key} className="border-b border-line">
              <th scope="row" className="py-2 pr-3 text-left font-normal">
                {name}
              </th>
              {values.map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
                <td key={index} className="py-2 pl-3 text-right whitespace-nowrap">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Figures that stand by themselves, a name under each. */
export function FigureRow({
  all,
}: {
  readonly all: readonly {
    readonly name: string;
    readonly value: ReactNode;
    readonly alarming?: boolean;
  }[];
}) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      {all.map(({ name, value, alarming = false }) => (
        <div key={name} className="flex flex-col-reverse justify-end">
          <dt className="text-14 text-soft">{name}</dt>
          <dd
            className={
              alarming ? 'num text-28 font-semibold text-you' : 'num text-28 font-semibold'
            }
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { parser } from '@prometheus-io/lezer-promql';

/** What a query asks for: each series with the labels it matches by or groups by. */
export type Asked = { readonly series: string; readonly labels: readonly string[] };

/** Reads a query; throws when it is no PromQL. */
export function askedBy(query: string): Asked[] {
  const asked: { series: string; labels: string[] }[] = [];
  const grouped: string[] = [];
  const textOf = ({ from, to }: { readonly from: number; readonly to: number }) =>
    query.slice(from, to);
  parser.parse(query).iterate({
    enter: ({ name, node, type }) => {
      if (type.isError) throw new Error(`no PromQL at ${node.from}: ${query}`);
      if (name === 'VectorSelector') {
        const series = node.getChild('Identifier');
        asked.push({ series: series ? textOf(series) : '', labels: [] });
      }
      if (name === 'LabelName') {
        const inSelector = ['UnquotedLabelMatcher', 'LabelMatcher'].includes(
          node.parent?.name ?? '',
        );
        (inSelector ? asked.at(-1)?.labels : grouped)?.push(textOf(node));
      }
    },
  });
  return asked.map(({ series, labels }) => ({ series, labels: [...labels, ...grouped] }));
}

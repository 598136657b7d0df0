/** What a web process says of its reads: how many were answered where, and whether its replica answers now. */
export async function readsOf(origin: string) {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const value = (line: string) =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.slice(line.length) ?? 0,
    );
  return {
    replica: value('musicloud_reads_total{from="replica"}'),
    primary: value('musicloud_reads_total{from="primary"}'),
    serves: value('musicloud_replica_serves') === 1,
  };
}

/** What the version before does not notice: more tables, more columns it may leave out, indexes. */
const harmless = [
  /^create table if not exists \w+ \(/,
  /^create index (if not exists )?\w+ on \w+ /,
  /^alter table \w+ add (column )?(if not exists )?\w+ (?!.*\bnot null\b(?!.*\bdefault\b))(?!.*\b(unique|check|references|generated)\b)[^,]*$/,
];

/**
 * What is wrong with the registry's own migrations, in either of its dialects, for which there is no small parser: what
 * is not one of a few harmless forms is complained of. The first made the first release. `-- contract: 1` names the
 * migration since which nothing uses what is taken away.
 */
export function registryTrouble(name: string, migrations: readonly string[]): string[] {
  return migrations.flatMap((script, index) => {
    if (index === 0) return [];
    const [, since] = /^\s*-- contract: *(\d+)$/m.exec(script) ?? [];
    if (since && Number(since) <= index) return [];
    const statements = script
      .replaceAll(/--.*$/gm, '')
      .split(';')
      .map((each) => each.trim().replaceAll(/\s+/g, ' ').toLowerCase());
    return statements
      .filter((each) => each !== '' && !harmless.some((form) => form.test(each)))
      .map((each) => `${name} ${index + 1}: “${each.slice(0, 60)}” is not known to be harmless.`);
  });
}

/** A part of a text: the small share of Markdown that legal texts need. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

const HEADING = /^(#{1,3}) +(.+)$/;
const BULLET = /^[-*] +(.+)$/;
const NUMBERED = /^\d+[.)] +(.+)$/;

function listOf(lines: readonly string[], ordered: boolean): Block {
  const sign = ordered ? NUMBERED : BULLET;
  const items: string[] = [];
  for (const line of lines) {
    const [, start] = sign.exec(line) ?? [];
    // A line without its own sign goes on with the item above.
    if (start !== undefined || items.length === 0) items.push(start ?? line);
    else items.push(`${items.pop()} ${line}`);
  }
  return { kind: 'list', ordered, items };
}

/** One run of lines without an empty one between: headings stand alone, a list may follow a sentence. */
function runOf(lines: readonly string[]): Block[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const [, signs, heading] = HEADING.exec(first) ?? [];
  if (heading !== undefined) {
    const level = (signs?.length ?? 1) as 1 | 2 | 3;
    return [{ kind: 'heading', level, text: heading }, ...runOf(rest)];
  }
  if (BULLET.test(first)) return [listOf(lines, false)];
  if (NUMBERED.test(first)) return [listOf(lines, true)];
  const list = rest.findIndex((line) => BULLET.test(line) || NUMBERED.test(line));
  const end = list === -1 ? lines.length : list + 1;
  return [{ kind: 'paragraph', text: lines.slice(0, end).join(' ') }, ...runOf(lines.slice(end))];
}

/** Reads headings (`#`), lists (`-`, `1.`) and paragraphs; anything else stays the text it is. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .flatMap((run) =>
      runOf(
        run
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      ),
    );
}

import { type Block, blocksOf } from '../lib/blocks.ts';

const ADDRESS = /(https?:\/\/[^\s<>"')\]]+)/;

/** Text with its addresses as links. */
export function Linked({ text }: { readonly text: string }) {
  return text.split(ADDRESS).map((part, place) =>
    ADDRESS.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one unchanging text
      <a key={place} href={part} className="link break-all" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

function Part({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') {
    return block.level === 1 ? (
      <h1 className="text-28 sm:text-40">{block.text}</h1>
    ) : (
      <h2 className="mt-6 text-20">{block.text}</h2>
    );
  }
  if (block.kind === 'paragraph') {
    return (
      <p>
        <Linked text={block.text} />
      </p>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List
      className={`flex flex-col gap-1.5 pl-5 marker:text-faint ${block.ordered ? 'list-decimal' : 'list-disc'}`}
    >
      {block.items.map((item) => (
        <li key={item} className="pl-1">
          <Linked text={item} />
        </li>
      ))}
    </List>
  );
}

/** A long text to read: one column, nothing beside it. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <div className="flex max-w-read flex-col gap-4">
      {blocksOf(text).map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of one unchanging text
        <Part key={place} block={block} />
      ))}
    </div>
  );
}

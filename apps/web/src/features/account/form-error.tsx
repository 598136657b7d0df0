import { Note } from '../../components/note.tsx';

/** Why the whole form was refused; read at once. */
export function FormError({ text }: { readonly text: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {text === null ? null : <Note tone="danger">{text}</Note>}
    </div>
  );
}

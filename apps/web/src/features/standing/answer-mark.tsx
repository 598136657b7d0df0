import type { NeededView } from '@musicloud/domain/permission/views';
import { Ban } from 'lucide-react';
import { SideMark, sideText } from '../../components/status-badge.tsx';

/** The shape and colour of an answer; its word stands beside it. */
export function AnswerMark({ answer }: { readonly answer: NeededView['answer'] }) {
  if (answer === 'never') return <Ban aria-hidden className="size-3 shrink-0 text-danger" />;
  const side = answer === 'ask' ? 'other' : answer === 'society' ? 'you' : 'done';
  return <SideMark side={side} className={sideText[side]} />;
}

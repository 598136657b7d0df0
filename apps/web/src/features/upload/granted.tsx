import type { PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { AnswerMark } from '../standing/answer-mark.tsx';
import { useTermsWords } from '../standing/use-terms-words.ts';

/** What was granted at once by what its authors said in advance: the evidence of an approval, with the terms agreed on. */
export function Granted({ permissions }: { readonly permissions: readonly PermissionView[] }) {
  const t = useTranslations('upload.granted');
  const words = useTranslations('permission');
  const uses = useTranslations('standing.use');
  const terms = useTermsWords();
  const atOnce = permissions.filter(({ by }) => by === 'standing_terms');
  if (atOnce.length === 0) return null;
  return (
    <section aria-labelledby="granted-title" className="flex flex-col gap-2">
      <h2 id="granted-title" className="text-20">
        {t('title')}
      </h2>
      <p className="flex items-center gap-2">
        <AnswerMark answer="grant" />
        {words('now.standing')}
      </p>
      <ul className="divide-y divide-line border-y border-line text-14">
        {atOnce.map((one) => (
          <li key={one.id} className="flex flex-col gap-0.5 py-2.5">
            <span>
              <bdi className="font-semibold">{one.original.title}</bdi>{' '}
              <span className="text-soft">
                {t('by', { name: one.otherName, use: uses(one.use) })}
              </span>
            </span>
            <bdi className="text-soft">{terms(one.terms)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

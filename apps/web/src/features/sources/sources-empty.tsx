import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';

type Props = { readonly narrowed: boolean; readonly onClear: () => void };

/** Nothing to list: either nothing matches, or nothing was ever registered. */
export function SourcesEmpty({ narrowed, onClear }: Props) {
  const t = useTranslations('sources');
  if (narrowed) {
    return (
      <Empty title={t('none.title')} action={<Button onClick={onClear}>{t('none.action')}</Button>}>
        {t('none.text')}
      </Empty>
    );
  }
  return (
    <Empty
      title={t('empty.title')}
      action={<ButtonLink href="/admin/reviews">{t('empty.action')}</ButtonLink>}
    >
      {t('empty.text')}
    </Empty>
  );
}

import { useTranslations } from 'next-intl';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';

type Props = {
  /** A search or a filter is on: its clearing is the way out. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
};

/** Nothing to list: either nothing matches, or nothing is public yet. */
export function CatalogueEmpty({ narrowed, onClear }: Props) {
  const t = useTranslations('catalogue');
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
      action={
        <ButtonLink href="/upload" look="primary">
          {t('empty.action')}
        </ButtonLink>
      }
    >
      {t('empty.text')}
    </Empty>
  );
}

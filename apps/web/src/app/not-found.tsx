import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '../components/button.tsx';
import { Empty } from '../components/empty.tsx';

/** Nothing at this address, or nothing this account may see: both look the same. */
export default async function NotFound() {
  const t = await getTranslations('common');
  return (
    <div className="page pt-12">
      <title>{`${t('notFound.title')} · ${t('brand')}`}</title>
      <h1 className="sr-only">{t('notFound.title')}</h1>
      <Empty
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={
          <ButtonLink href="/" look="primary">
            {t('home')}
          </ButtonLink>
        }
      />
    </div>
  );
}

import { getLocale, getTranslations } from 'next-intl/server';
import { Prose } from '../../components/prose.tsx';
import { serverApi } from '../../trpc/server.tsx';

/** The operator's terms or privacy policy, with the version a consent names. */
export async function LegalText({ paper }: { readonly paper: 'terms' | 'privacy' }) {
  const [api, locale, t] = await Promise.all([
    serverApi(),
    getLocale(),
    getTranslations('account.legal'),
  ]);
  const legal = await api.account.legal({ locale });
  return (
    <article className="page pt-12">
      <Prose text={legal[paper]} />
      <p className="num mt-10 text-12 text-faint">
        {t('version', { version: legal.termsVersion })}
      </p>
    </article>
  );
}

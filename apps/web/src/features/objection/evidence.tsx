import { useTranslations } from 'next-intl';

/** Addresses a stranger gave as evidence: shown whole, opened apart, and passed nothing. */
export function Evidence({ links }: { readonly links: readonly string[] }) {
  const t = useTranslations('objection');
  if (links.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-14">
      <p className="text-12 text-soft">{t('links')}</p>
      <ul className="flex flex-col gap-1">
        {links.map((link) => (
          <li key={link}>
            <a
              href={link}
              target="_blank"
              rel="noopener noreferrer nofollow ugc"
              className="link break-all"
            >
              {link}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-12 text-faint">{t('linksOutside')}</p>
    </div>
  );
}

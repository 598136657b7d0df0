'use client';

import { useTranslations } from 'next-intl';
import { StandingDefaults } from '../standing/standing-defaults.tsx';
import { Section } from './section.tsx';

/** What holds for all one's originals that say nothing of their own. */
export function Standing() {
  const t = useTranslations('standing.settings');
  return (
    <Section id="standing" title={t('title')} text={t('text')}>
      <StandingDefaults />
    </Section>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Mailbox } from '../../../features/mailbox/mailbox.tsx';
import { Hydrate, serverApi, serverQueries } from '../../../trpc/server.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.mailbox'))('title') };
}

export default async function MailboxPage() {
  const mailbox = await (await serverApi()).account.mailbox();
  if (!mailbox.enabled) notFound();
  const { queries, trpc } = serverQueries();
  queries.setQueryData(trpc.account.mailbox.queryKey(), mailbox);
  return (
    <Hydrate>
      <Mailbox />
    </Hydrate>
  );
}

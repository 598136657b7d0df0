'use client';

import { uses } from '@musicloud/domain/content/use';
import { LoadError } from '../../components/load-error.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { StandingEditor } from './standing-editor.tsx';
import { useStanding } from './use-standing.ts';

/** What an account says in advance of all its originals. */
export function StandingDefaults() {
  const { query, save, run } = useStanding(null);
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96!" />;
  return (
    <StandingEditor
      standing={query.data}
      byDefault={null}
      uses={uses}
      pending={save.isPending}
      error={save.error}
      onSave={run}
    />
  );
}

import type { PermissionView } from '@musicloud/domain/permission/views';
import { useTranslations } from 'next-intl';
import { Badge, SideMark } from '../../components/status-badge.tsx';
import { toneOf } from './lists.ts';

/** Where a permission stands, as word, shape and colour of who acts next. */
export function PermissionBadge({ permission }: { readonly permission: PermissionView }) {
  const t = useTranslations('permission.state');
  const tone = toneOf(permission);
  return (
    <Badge side={tone}>
      <SideMark side={tone} />
      {t(permission.state)}
    </Badge>
  );
}

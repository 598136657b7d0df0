import type { Permissions } from '@musicloud/domain/permission/ports';
import type { Which } from '@musicloud/domain/permission/settle-permission';
import type { Database } from '../database.ts';

/** What is looked up about permissions, as the domain's port. */
export function permissionsOf({ sql }: Pick<Database, 'sql'>): Permissions {
  return {
    hangingOn: async (originalId, authorId) => {
      const rows = await sql<Which[]>`
        select p.content_id as "contentId", p.id as "permissionId"
        from permissions p join contents c on c.id = p.content_id
        where p.original_id = ${originalId} and p.author_id = ${authorId}
          and p.state in ('requested', 'offered', 'granted') and c.state = 'submitted'
        order by p.id`;
      return [...rows];
    },
  };
}

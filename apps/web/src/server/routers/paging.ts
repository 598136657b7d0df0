import { MOST_ROWS } from '@musicloud/db/reads/keyset';
import { cleanLine } from '@musicloud/domain/shared/text';
import { z } from 'zod';

/** Where a list starts and how long a page is. */
export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(MOST_ROWS).default(50),
};

/** Words somebody searches by. */
export const words = z.string().max(200).transform(cleanLine);

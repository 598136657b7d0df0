import type { ContentId } from '@musicloud/domain/shared/ids';

/** Songs of a family that are asked for at most. */
export const MOST = 2000;
/** What a page asks for before anyone asks for more. */
export const firstLineage = (id: ContentId) => ({ id, limit: 300 });

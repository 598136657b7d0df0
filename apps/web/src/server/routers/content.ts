import { contentView, readContent } from '@musicloud/db/reads/content-view';
import { readImpact } from '@musicloud/db/reads/impact';
import { findStatus } from '@musicloud/db/reads/my-page';
import { statusView } from '@musicloud/db/reads/views';
import { changeUse } from '@musicloud/domain/content/change-use';
import {
  contentTypes,
  DraftForm,
  Submission,
  visibilities,
} from '@musicloud/domain/content/content';
import { deleteContent } from '@musicloud/domain/content/delete-content';
import { discardDraft } from '@musicloud/domain/content/discard-draft';
import { editContent } from '@musicloud/domain/content/edit-content';
import { keepContent } from '@musicloud/domain/content/keep-content';
import { reopenContent } from '@musicloud/domain/content/reopen-content';
import { saveDraft } from '@musicloud/domain/content/save-draft';
import { uses } from '@musicloud/domain/content/use';
import { DomainError } from '@musicloud/domain/shared/errors';
import { ContentId, PermissionId } from '@musicloud/domain/shared/ids';
import { text } from '@musicloud/domain/shared/text';
import { z } from 'zod';
import { creator, limited, router } from '../trpc.ts';

const one = z.object({ id: ContentId });
/** Which of the permissions that hang on it end with it; by default all stay. */
const Ends = z.union([z.literal('all'), z.array(PermissionId).max(1000)]);

export const contentRouter = router({
  saveDraft: creator
    .input(one.extend({ form: DraftForm }))
    .mutation(async ({ ctx: { container, caller }, input }) => {
      await saveDraft(container.ports, caller, input.id, input.form);
      const row = await findStatus(container.database.db, input.id);
      if (!row) throw new DomainError('NOT_FOUND');
      return statusView(row);
    }),
  discardDraft: creator.input(one).mutation(async ({ ctx: { container, caller }, input }) => {
    await discardDraft(container.ports, caller, input.id);
    return {};
  }),
  upload: limited('submission')
    .input(one.extend({ submission: Submission }))
    .mutation(async ({ ctx: { container, caller, reader, arrived }, input }) => {
      const facts = await container.guard.upload(caller, input, arrived);
      return contentView(container.database.db, facts, reader);
    }),
  get: creator.input(one).query(async ({ ctx: { container, reader }, input }) => {
    const view = await container.reads(({ db }) => readContent(db, input.id, reader));
    if (!view) throw new DomainError('NOT_FOUND');
    return view;
  }),
  edit: creator
    .input(
      one.extend({
        description: text(5000).optional(),
        visibility: z.enum(visibilities).optional(),
      }),
    )
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, ...edit } }) => {
      const facts = await editContent(container.ports, caller, id, edit);
      return contentView(container.database.db, facts, reader);
    }),
  reopen: creator.input(one).mutation(async ({ ctx: { container, caller, reader }, input }) => {
    const facts = await reopenContent(container.ports, caller, input.id);
    return contentView(container.database.db, facts, reader);
  }),
  changeUse: limited('submission')
    .input(one.extend({ type: z.enum(contentTypes), use: z.enum(uses) }))
    .mutation(async ({ ctx: { container, caller, reader }, input: { id, ...changed } }) => {
      const facts = await changeUse(container.ports, caller, id, changed);
      return contentView(container.database.db, facts, reader);
    }),
  keep: creator.input(one).mutation(async ({ ctx: { container, caller, reader }, input }) => {
    const facts = await keepContent(container.ports, caller, input.id);
    return contentView(container.database.db, facts, reader);
  }),
  /** What hangs on it, for its creator to look at before deleting it. */
  impact: creator.input(one).query(async ({ ctx: { container, account }, input }) => {
    const { noticeDays } = container.ports.patience;
    const found = await readImpact(container.database, input.id, account.id, noticeDays);
    if (!found) throw new DomainError('NOT_FOUND');
    return found;
  }),
  delete: creator
    .input(one.extend({ ends: Ends.default([]) }))
    .mutation(async ({ ctx: { container, caller, reader }, input }) => {
      const facts = await deleteContent(container.ports, caller, input.id, input.ends);
      return facts && contentView(container.database.db, facts, reader);
    }),
});

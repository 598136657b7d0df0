import { answerObjection } from '@musicloud/domain/objection/answer-objection';
import { fileObjection } from '@musicloud/domain/objection/file-objection';
import { Report, type Ruling } from '@musicloud/domain/objection/objection';
import { resumeTrack } from '@musicloud/domain/objection/resume-track';
import { ruleOnObjection } from '@musicloud/domain/objection/rule-on-objection';
import { DomainError } from '@musicloud/domain/shared/errors';
import { type ContentId, EventId, type ObjectionId } from '@musicloud/domain/shared/ids';
import type { Caller } from '@musicloud/domain/shared/use-case';
import { uuidv7 } from '../ids.ts';
import { trace } from '../testing/world.ts';
import type { Given } from './people.ts';
import type { ObjectionCommand } from './plan.ts';

const report = Report.parse({
  claim: 'work',
  name: 'Somebody',
  email: 'somebody@music.example',
  explanation: 'This is mine.',
});

type Case = {
  readonly id: ContentId;
  /** The one objection to it. */
  readonly objectionId: ObjectionId;
  readonly by: Caller;
  readonly admin: Caller;
};

/** What is done about the report of a track: by whoever filed it, the track's creator, an admin, and time. */
export function objectorsOf({
  id,
  objectionId,
  by,
  admin,
}: Case): Readonly<Record<ObjectionCommand, () => Given>> {
  const rules =
    (kind: Ruling['kind']): Given =>
    (ports) =>
      ruleOnObjection(ports, admin, objectionId, { kind, note: 'because' });
  return {
    report: () => (ports) => {
      const filed = { id: objectionId, contentId: id, language: 'en', report } as const;
      return fileObjection(ports, filed, trace());
    },
    uphold: () => rules('uphold'),
    dismiss: () => rules('dismiss'),
    'reopen-report': () => rules('reopen'),
    proceed: () => rules('proceed'),
    unproceed: () => rules('unproceed'),
    lift: () => rules('lift'),
    'answer-report': () => (ports) =>
      answerObjection(ports, by, objectionId, { statement: 'No.', documents: [] }),
    resume: () => async (ports) => {
      const objection = await ports.objections.find(objectionId);
      if (!objection) throw new DomainError('NOT_FOUND');
      const cause = { ...trace(), causeId: EventId.parse(uuidv7()) };
      return resumeTrack(ports, { objectionId, version: objection.version }, cause);
    },
  };
}

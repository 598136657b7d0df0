import { recordAnalysis } from '@musicloud/domain/asset/record-analysis';
import { settleHanging } from '@musicloud/domain/content/settle-hanging';
import { finishRelease } from '@musicloud/domain/copyright/finish-release';
import { finishRestore } from '@musicloud/domain/copyright/finish-restore';
import type { Trace } from '@musicloud/domain/shared/events';
import type { JobName, JobPayload } from '@musicloud/domain/shared/jobs';
import { registerSource } from '@musicloud/domain/source/register-source';
import { listen } from '../analysis/listen.ts';
import type { Container } from '../container.ts';
import { tellClaimant } from './tell-claimant.ts';
import { tellCreator } from './tell-creator.ts';

type Handler<Name extends JobName> = (
  container: Container,
  payload: JobPayload<Name>,
  trace: Trace,
) => Promise<void>;

/** One handler a job: a job of the catalogue without one does not compile. All may run twice with no further effect. */
export const handlers: { readonly [Name in JobName]: Handler<Name> } = {
  'register-source': ({ ports }, { contentId }, trace) => registerSource(ports, contentId, trace),
  'unregister-source': ({ ports }, { contentId }, trace) => finishRelease(ports, contentId, trace),
  'restore-source': ({ ports }, { contentId }, trace) => finishRestore(ports, contentId, trace),
  'settle-hanging': ({ ports }, { contentId }, trace) => settleHanging(ports, contentId, trace),
  'analyse-asset': async ({ env, ports, storage }, { assetId }, trace) => {
    const asset = await ports.assets.find(assetId);
    if (asset?.state !== 'stored' || asset.analysis || asset.analysisFailed) return;
    const limits = { timeoutMs: env.ANALYSIS_TIMEOUT_MS, memoryMb: env.ANALYSIS_MEMORY_MB };
    const found = await storage.asFile(assetId, (path) => listen(path, asset.mediaType, limits));
    await recordAnalysis(ports, assetId, found, trace);
  },
  'tell-creator': (container, { eventId }) => tellCreator(container, eventId),
  'tell-claimant': (container, { eventId }) => tellClaimant(container, eventId),
};

import { permissionNow, readAgreed } from '@musicloud/db/reads/agreed';
import {
  certificateOf,
  SignedCertificate,
  standsNow,
} from '@musicloud/domain/permission/certificate';
import { DomainError } from '@musicloud/domain/shared/errors';
import { PermissionId } from '@musicloud/domain/shared/ids';
import { z } from 'zod';
import { publicUrl } from '../env.ts';
import { anyone, creator, router } from '../trpc.ts';

export const certificateRouter = router({
  /** The signed record of a granted permission, for either side of it. */
  get: creator
    .input(z.object({ permissionId: PermissionId }))
    .query(async ({ ctx: { container, account }, input: { permissionId } }) => {
      const agreed = await readAgreed(container.database.db, permissionId, account.id);
      if (!agreed) throw new DomainError('NOT_FOUND');
      const issuer = publicUrl(container.env);
      const issuedAt = container.ports.clock().toISOString();
      return container.certificates.sign(certificateOf({ ...agreed, issuer, issuedAt }));
    }),
  /** Whether a certificate is genuine, and how what it records stands now; the latter only for genuine ones. */
  verify: anyone
    .input(z.object({ signed: SignedCertificate }))
    .mutation(async ({ ctx: { container }, input: { signed } }) => {
      const { certificate } = signed;
      const found = await container.certificates.check(signed);
      if (found !== 'genuine') return { found, now: null };
      const permission = await permissionNow(container.database.db, certificate.permissionId);
      const at = container.ports.clock();
      return { found, now: permission && standsNow(certificate, permission, at) };
    }),
});

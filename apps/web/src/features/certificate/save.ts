import type { SignedCertificate } from '@musicloud/domain/permission/certificate';

/** Hands the signed document to the browser as a file, as `verify-certificate` reads it. */
export function saveCertificate(signed: SignedCertificate): void {
  const file = new Blob([`${JSON.stringify(signed, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `musicloud-certificate-${signed.certificate.permissionId}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

import { SignedCertificate } from '@musicloud/domain/permission/certificate';

/** Longer than any certificate; whatever is longer is another file. */
const MOST_CHARACTERS = 60_000;

/** A certificate out of what somebody pasted or dropped; null when it is none, or not whole. */
export function readCertificate(text: string): SignedCertificate | null {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    return SignedCertificate.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** The text of a file, as far as a certificate reaches. */
export const textOf = (file: File): Promise<string> => file.slice(0, MOST_CHARACTERS * 4).text();

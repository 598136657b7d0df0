'use client';

import type { SignedCertificate } from '@musicloud/domain/permission/certificate';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouterOutputs } from '../../server/router.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { readCertificate } from './read.ts';

type Answer = RouterOutputs['certificate']['verify'];
/** What a checked text turned out to be; without a certificate where it is none, or not whole. */
export type Checked =
  | { readonly found: 'unreadable' }
  | (Answer & { readonly signed: SignedCertificate });

/** Has texts checked, one after the other; the verdict is that of the last. */
export function useVerify() {
  const trpc = useTRPC();
  const ask = useMutation(trpc.certificate.verify.mutationOptions());
  const [verdict, setVerdict] = useState<Checked | null>(null);
  const check = (text: string) => {
    ask.reset();
    setVerdict(null);
    const signed = readCertificate(text);
    if (!signed) return setVerdict({ found: 'unreadable' });
    ask.mutate({ signed }, { onSuccess: (answer) => setVerdict({ ...answer, signed }) });
  };
  return { check, verdict, pending: ask.isPending, error: ask.error };
}

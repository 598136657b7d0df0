'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { IconButton } from '../../components/button.tsx';

/** Lines to copy into a terminal; long ones wrap, so that nothing hides to the side. */
export function CodeBlock({ code }: { readonly code: string }) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => toast.error(t('copyFailed')),
    );
  return (
    <div className="relative rounded-md border border-line bg-sunk">
      <pre className="p-4 pr-14 font-mono text-14 break-words whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
      <IconButton
        label={t(copied ? 'copied' : 'copy')}
        size="sm"
        className="absolute top-2 right-2 bg-sunk!"
        onClick={copy}
        onBlur={() => setCopied(false)}
      >
        {copied ? (
          <Check aria-hidden className="size-4 text-done" />
        ) : (
          <Copy aria-hidden className="size-4 text-soft" />
        )}
      </IconButton>
    </div>
  );
}

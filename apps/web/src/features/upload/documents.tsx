'use client';

import type { AssetId, ContentId } from '@musicloud/domain/shared/ids';
import { useQuery } from '@tanstack/react-query';
import { FileText, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { IconButton } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { bytes } from '../../lib/numbers.ts';
import { useTRPC } from '../../trpc/client.tsx';
import { FileButton } from './drop-zone.tsx';
import { useErrorOfCode } from './error-of-code.ts';
import { tooLargeOrEmpty, type UploadState } from './file-upload.ts';
import {
  dropUpload,
  startUpload,
  uploadOf,
  uploadOfAsset,
  useUpload,
  useUploadOfAsset,
} from './uploads.ts';

const ACCEPT = '.pdf,.png,.jpg,.jpeg,.webp,application/pdf,image/png,image/jpeg,image/webp';
const MOST = 10;

type Props = {
  /** The content they are for; called when the first one is added. */
  readonly scope: () => ContentId;
  readonly label: string;
  readonly hint: string;
  readonly value: readonly AssetId[];
  readonly onChange: (make: (ids: AssetId[]) => AssetId[]) => void;
};

let counter = 0;

/** Documents that stand behind a claim: each goes up as soon as it is chosen. */
export function Documents({ scope, label, hint, value, onChange }: Props) {
  const t = useTranslations('upload.documents');
  const id = useId();
  const [starting, setStarting] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly { name: string; code: string }[]>([]);
  const errorOf = useErrorOfCode();
  const [tooMany, setTooMany] = useState(false);
  const add = (files: readonly File[]) => {
    const room = MOST - value.length - starting.length;
    setTooMany(files.length > room);
    const taken = files.slice(0, Math.max(0, room));
    const wrong = taken.flatMap((file) => {
      const code = tooLargeOrEmpty('document', file);
      return code ? [{ name: file.name, code }] : [];
    });
    setRefused(wrong);
    const keys = taken
      .filter((file) => tooLargeOrEmpty('document', file) === null)
      .map((file) => {
        counter += 1;
        const key = `${scope()}:document:${counter}`;
        startUpload(key, 'document', file, null);
        return key;
      });
    setStarting((now) => [...now, ...keys]);
  };
  return (
    <div className="flex flex-col gap-2">
      <span id={`${id}-label`} className="text-14 font-semibold">
        {label}
      </span>
      <ul aria-labelledby={`${id}-label`} className="flex flex-col gap-1.5 empty:hidden">
        {value.map((one) => (
          <Document
            key={one}
            id={one}
            onRemove={() => onChange((now) => now.filter((each) => each !== one))}
          />
        ))}
        {starting.map((key) => (
          <Starting
            key={key}
            uploadKey={key}
            onNamed={(named) => {
              setStarting((now) => now.filter((one) => one !== key));
              onChange((now) => (now.includes(named) ? now : [...now, named]));
            }}
            onRemove={() => {
              dropUpload(key);
              setStarting((now) => now.filter((one) => one !== key));
            }}
          />
        ))}
      </ul>
      {refused.map(({ name, code }) => (
        <FieldError key={name}>{`${name}: ${errorOf(code)}`}</FieldError>
      ))}
      {tooMany ? <FieldError>{t('many', { max: MOST })}</FieldError> : null}
      <div className="flex flex-wrap items-center gap-3">
        <FileButton
          label={t('add')}
          accept={ACCEPT}
          multiple
          describedBy={`${id}-hint`}
          onFiles={add}
        />
        <span className="text-14 text-faint">{t('formats')}</span>
      </div>
      <p id={`${id}-hint`} className="text-14 text-faint">
        {hint}
      </p>
    </div>
  );
}

type StartingProps = {
  readonly uploadKey: string;
  readonly onNamed: (id: AssetId) => void;
  readonly onRemove: () => void;
};

/** A document whose upload the server has not named yet; from then on it belongs to the form. */
function Starting({ uploadKey, onNamed, onRemove }: StartingProps) {
  const upload = useUpload(uploadKey);
  const named = upload ? (uploadOf(uploadKey)?.assetId ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the name is there
  useEffect(() => {
    if (named) onNamed(named);
  }, [named]);
  return <Line name={upload?.fileName ?? ''} upload={upload} onRemove={onRemove} />;
}

function Document({ id, onRemove }: { readonly id: AssetId; readonly onRemove: () => void }) {
  const t = useTranslations('upload.documents');
  const errorOf = useErrorOfCode();
  const trpc = useTRPC();
  const upload = useUploadOfAsset(id);
  const { data } = useQuery({ ...trpc.asset.get.queryOptions({ id }), enabled: upload === null });
  const remove = () => {
    const running = uploadOfAsset(id);
    if (running) dropUpload(running.key);
    onRemove();
  };
  if (upload) return <Line name={upload.fileName} upload={upload} onRemove={remove} />;
  const problem =
    data?.state === 'uploading'
      ? t('lost')
      : data?.state === 'refused'
        ? errorOf(data.refusal ?? 'DOCUMENT_NOT_RECOGNISED')
        : null;
  return (
    <Row name={data?.fileName ?? ''} onRemove={remove}>
      {problem ? <FieldError>{problem}</FieldError> : data ? bytes(data.sizeBytes) : null}
    </Row>
  );
}

type LineProps = {
  readonly name: string;
  readonly upload: UploadState | null;
  readonly onRemove: () => void;
};

function Line({ name, upload, onRemove }: LineProps) {
  const t = useTranslations('upload');
  const errorOf = useErrorOfCode();
  const format = useFormatter();
  const words = () => {
    if (!upload) return null;
    if (upload.phase === 'refused') return <FieldError>{errorOf(upload.code)}</FieldError>;
    if (upload.phase === 'stored') return bytes(upload.sizeBytes);
    if (upload.phase === 'checking') return t('documents.checking');
    if (upload.pause) return t(`sound.pause.${upload.pause}`);
    return format.number(upload.sentBytes / upload.sizeBytes, { style: 'percent' });
  };
  return (
    <Row name={name} onRemove={onRemove}>
      {words()}
    </Row>
  );
}

function Row({
  name,
  children,
  onRemove,
}: {
  readonly name: string;
  readonly children: React.ReactNode;
  readonly onRemove: () => void;
}) {
  const t = useTranslations('upload.documents');
  return (
    <li className="flex items-center gap-2.5 rounded-md bg-raised py-1.5 pr-1.5 pl-3 ring-1 ring-line">
      <FileText aria-hidden className="size-4 shrink-0 text-faint" />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 text-14">
        <bdi className="min-w-0 truncate">{name}</bdi>
        <span className="num text-12 text-faint">{children}</span>
      </span>
      <IconButton size="sm" label={t('remove', { name })} onClick={onRemove}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </li>
  );
}

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import nodemailer from 'nodemailer';

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };
export type KeptMail = Mail & { readonly id: string; readonly at: string };

/** Sends mail; without a mail server it goes to a folder, which a development page shows. */
export type Mailer = {
  readonly send: (mail: Mail) => Promise<void>;
  /** Newest first; null when mail really goes out. */
  readonly mailbox: () => Promise<KeptMail[] | null>;
};

export type MailOptions = {
  readonly smtpUrl?: string | undefined;
  /** Sender, for example `MusiCloud <no-reply@example.org>`. */
  readonly from: string;
  /** The mailbox folder. */
  readonly folder: string;
};

export function openMailer({ smtpUrl, from, folder }: MailOptions): Mailer {
  if (!smtpUrl) return mailboxOf(folder);
  const transport = nodemailer.createTransport(smtpUrl);
  return {
    send: async (mail) => {
      await transport.sendMail({ from, ...mail });
    },
    mailbox: async () => null,
  };
}

/** How many mails the development page shows. */
const SHOWN = 50;

function mailboxOf(folder: string): Mailer {
  return {
    send: async (mail) => {
      await mkdir(folder, { recursive: true });
      const kept = { id: randomUUID(), at: new Date().toISOString(), ...mail };
      const name = `${kept.at.replaceAll(/[:.]/g, '-')}-${kept.id}.json`;
      // Written aside first, so that nobody reads half a mail.
      await writeFile(path.join(folder, `.${name}`), JSON.stringify(kept, null, 2));
      await rename(path.join(folder, `.${name}`), path.join(folder, name));
    },
    mailbox: async () => {
      const names = (await readdir(folder).catch(() => []))
        .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
        .sort()
        .reverse()
        .slice(0, SHOWN);
      const texts = await Promise.all(
        names.map((name) => readFile(path.join(folder, name), 'utf8')),
      );
      return texts.map((text) => JSON.parse(text) as KeptMail);
    },
  };
}

/** Something whoever keeps the backups can mend. Its message is one sentence, shown without a stack. */
export class BackupTrouble extends Error {
  override name = 'BackupTrouble';
}

// Are the installed dependencies those of the lock file? Runs on Node 20.9, before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * True when the last install noted this very lock file, or when what npm itself noted in
 * node_modules agrees with it (somebody ran npm by hand).
 * @param {string} root the folder of package.json
 */
export function dependenciesAreCurrent(root) {
  if (!existsSync(path.join(root, 'node_modules'))) return false;
  if (read(noteFile(root)) === lockHash(root)) return true;
  if (!agreesWithLock(root)) return false;
  noteInstalled(root);
  return true;
}

/**
 * Notes that what is installed is what the lock file says.
 * @param {string} root
 */
export function noteInstalled(root) {
  writeFileSync(noteFile(root), lockHash(root));
}

/** @param {string} root */
function noteFile(root) {
  return path.join(root, 'node_modules', '.musicloud-lock');
}

/** @param {string} root */
function lockHash(root) {
  return createHash('sha256')
    .update(read(path.join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * Packages for other platforms are in the lock file and not installed: those are optional.
 * @param {string} root
 */
function agreesWithLock(root) {
  const installed = packages(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = packages(path.join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([name, entry]) => {
    if (!name.includes('node_modules/') || entry.link) return true;
    const found = installed[name];
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Entry
 * @param {string} file a lock file
 * @returns {Record<string, Entry>}
 */
function packages(file) {
  try {
    return JSON.parse(read(file)).packages ?? {};
  } catch {
    return {};
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

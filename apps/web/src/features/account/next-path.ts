/** Where to go after signing in: a path of this site, never an address elsewhere. */
export function nextPath(wanted: string | undefined, otherwise: string): string {
  if (wanted === undefined || !/^\/(?![/\\])/.test(wanted)) return otherwise;
  // A browser drops tabs and line ends inside addresses: "/\t/elsewhere" would leave the site.
  return /[\p{Cc}\\]/u.test(wanted) ? otherwise : wanted;
}

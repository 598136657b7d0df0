import type { Constraint, Node } from 'libpg-query';

/** The same for all rows of a statement, so that no row has to be written for it. */
const steady = new Set(['now', 'transaction_timestamp', 'statement_timestamp']);

/** Whether a default is one value for all rows. */
export function isConstant(node: Node): boolean {
  if ('A_Const' in node || 'SQLValueFunction' in node) return true;
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isConstant(node.TypeCast.arg);
  if ('A_ArrayExpr' in node) return (node.A_ArrayExpr.elements ?? []).every(isConstant);
  if ('FuncCall' in node) return nameOf(node.FuncCall.funcname).every((name) => steady.has(name));
  return false;
}

/** The columns a constraint is about. */
export function columnsNamed({ keys, fk_attrs, raw_expr }: Constraint): string[] {
  return [...nameOf(keys), ...nameOf(fk_attrs), ...columnsIn(raw_expr)];
}

function nameOf(nodes: readonly Node[] = []): string[] {
  return nodes.flatMap((node) => ('String' in node ? [node.String.sval ?? ''] : []));
}

function columnsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('ColumnRef' in value) {
    return nameOf((value.ColumnRef as { fields?: Node[] }).fields).slice(-1);
  }
  return Object.values(value).flatMap(columnsIn);
}

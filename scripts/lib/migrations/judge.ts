import type { ColumnDef, Constraint, Node } from 'libpg-query';
import { parse } from 'libpg-query';
import { columnsNamed, isConstant } from './nodes.ts';

/**
 * What is wrong with a statement: it `breaks` the version before, which runs beside this one while it is rolled out, or
 * it `holds` a table for as long as it is large.
 */
export type Complaint = { readonly kind: 'breaks' | 'holds'; readonly why: string };

/** What a migration made itself: nobody uses it yet. */
type Own = { readonly tables: Set<string>; readonly columns: Set<string> };

const breaks = (why: string): Complaint => ({ kind: 'breaks', why });
const holds = (why: string): Complaint => ({ kind: 'holds', why });

/** Judges the SQL of one migration. What is not known to be harmless is complained of. */
export async function judge(sql: string): Promise<Complaint[]> {
  const own: Own = { tables: new Set(), columns: new Set() };
  const { stmts = [] } = await parse(sql);
  return stmts.flatMap(({ stmt }) => (stmt ? judgeStatement(stmt, own) : []));
}

function judgeStatement(node: Node, own: Own): Complaint[] {
  if ('CreateStmt' in node) {
    own.tables.add(node.CreateStmt.relation?.relname ?? '');
    return [];
  }
  if ('CreateSeqStmt' in node || 'CreateExtensionStmt' in node || 'CreateEnumStmt' in node)
    return [];
  if ('AlterEnumStmt' in node && node.AlterEnumStmt.newVal) return [];
  if ('InsertStmt' in node) return [];
  if ('IndexStmt' in node) return judgeIndex(node.IndexStmt, own);
  if ('UpdateStmt' in node) return judgeRows(node.UpdateStmt.relation?.relname, own);
  if ('DeleteStmt' in node) return judgeRows(node.DeleteStmt.relation?.relname, own);
  if ('AlterTableStmt' in node) {
    const table = node.AlterTableStmt.relation?.relname ?? '';
    if (own.tables.has(table)) return [];
    return (node.AlterTableStmt.cmds ?? []).flatMap((each) =>
      'AlterTableCmd' in each ? judgeAlter(table, each.AlterTableCmd, own) : [],
    );
  }
  if ('DropStmt' in node) {
    const what = (node.DropStmt.removeType ?? '').replace('OBJECT_', '');
    return [breaks(`DROP ${what}: the version before still uses it`)];
  }
  if ('RenameStmt' in node) return [breaks('RENAME: the version before knows the old name')];
  if ('TruncateStmt' in node) return [breaks('TRUNCATE: the version before still reads the rows')];
  return [breaks(`${Object.keys(node)[0]}: it is not known to be harmless`)];
}

type Index = Extract<Node, { IndexStmt: unknown }>['IndexStmt'];
function judgeIndex({ relation, unique, concurrent, if_not_exists }: Index, own: Own): Complaint[] {
  const table = relation?.relname ?? '';
  if (concurrent) return [breaks('CONCURRENTLY: migrations run in a transaction, where it fails')];
  if (own.tables.has(table)) return [];
  if (unique) return [breaks(`UNIQUE on ${table}: the version before may write the same twice`)];
  if (if_not_exists) return [];
  return [
    holds(
      `CREATE INDEX on ${table}: say IF NOT EXISTS, so that a large one can be made beforehand`,
    ),
  ];
}

function judgeRows(table: string | undefined, own: Own): Complaint[] {
  if (table && own.tables.has(table)) return [];
  return [holds(`rows of ${table} are written: a large table takes long`)];
}

type Alter = Extract<Node, { AlterTableCmd: unknown }>['AlterTableCmd'];
function judgeAlter(table: string, { subtype, name, def }: Alter, own: Own): Complaint[] {
  const column = `${table}.${name ?? ''}`;
  switch (subtype) {
    case 'AT_AddColumn':
      return def && 'ColumnDef' in def ? judgeColumn(table, def.ColumnDef, own) : [];
    case 'AT_AddConstraint':
      return def && 'Constraint' in def ? judgeConstraint(table, def.Constraint, own) : [];
    case 'AT_DropNotNull':
    case 'AT_ValidateConstraint':
    case 'AT_SetStatistics':
    case 'AT_SetRelOptions':
      return [];
    case 'AT_ColumnDefault':
      if (def || own.columns.has(column)) return [];
      return [breaks(`DROP DEFAULT of ${column}: the version before leaves it out`)];
    case 'AT_SetNotNull':
      return [breaks(`SET NOT NULL on ${column}: the version before may leave it empty`)];
    case 'AT_DropColumn':
      return [breaks(`DROP COLUMN ${column}: the version before still uses it`)];
    case 'AT_AlterColumnType':
      return [
        breaks(`TYPE of ${column}: the version before knows another, and every row is written`),
      ];
    default:
      return [breaks(`${subtype} on ${table}: it is not known to be harmless`)];
  }
}

function judgeColumn(table: string, definition: ColumnDef, own: Own): Complaint[] {
  const column = `${table}.${definition.colname}`;
  own.columns.add(column);
  const constraints = (definition.constraints ?? []).flatMap((each) =>
    'Constraint' in each ? [each.Constraint] : [],
  );
  const has = (type: Constraint['contype']) => constraints.find(({ contype }) => contype === type);
  const given = has('CONSTR_DEFAULT');
  const found: Complaint[] = [];
  if (has('CONSTR_NOTNULL') && !given) {
    found.push(breaks(`${column} NOT NULL without a default: the version before leaves it out`));
  }
  const serial = definition.typeName?.names?.some(
    (each) => 'String' in each && /serial/.test(each.String.sval ?? ''),
  );
  const written = serial || has('CONSTR_IDENTITY') || has('CONSTR_GENERATED');
  if (written || (given?.raw_expr && !isConstant(given.raw_expr))) {
    found.push(holds(`${column} gets a value for each row: a large table is written anew`));
  }
  for (const type of ['CONSTR_PRIMARY', 'CONSTR_UNIQUE', 'CONSTR_FOREIGN'] as const) {
    if (has(type)) found.push(holds(`${column} with ${type.slice(7)}: all rows are looked at`));
  }
  return found;
}

/** A new rule for what the version before writes; harmless on columns it does not know. */
function judgeConstraint(table: string, constraint: Constraint, own: Own): Complaint[] {
  const kind = constraint.contype?.slice(7) ?? '';
  const columns = columnsNamed(constraint).map((name) => `${table}.${name}`);
  if (columns.length === 0 || !columns.every((column) => own.columns.has(column))) {
    return [breaks(`${kind} on ${table}: the version before may write what it forbids`)];
  }
  if (constraint.skip_validation) return [];
  return [
    holds(`${kind} on ${table}: all rows are looked at; add it NOT VALID, and validate it later`),
  ];
}

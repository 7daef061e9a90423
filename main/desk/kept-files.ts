import type { ReadDatabase } from '../database/read.ts'

/** A file of the archive that the database refers to. */
export interface KeptFile {
  readonly hash: string
  /**
   * False where a row may rightly name a file the archive never had: an import from the command line reads a plain
   * file where it lies. Such a file is kept, backed up and checked where it is there; its absence is no fault.
   */
  readonly required: boolean
}

interface Keeper {
  readonly required: boolean
  /** The table, and its column with the hash, which has an index. */
  readonly table: string
  readonly column: string
  /** Which rows count, where not all do. */
  readonly where?: string
  /** Words by which a person finds what the file belongs to: `name` for a hash. Never a name of a person. */
  readonly owner: string
}

/**
 * Who refers to files of the archive: the one list for backup, restore, verify and sweep. A table that names files
 * and is not here would lose them to the sweep.
 */
const keepers: readonly Keeper[] = [
  {
    required: true,
    table: 'case_file',
    column: 'hash',
    owner: 'select number as name from "case" where id=(select case_id from case_file where hash=? limit 1)',
  },
  {
    required: true,
    table: 'sheet_file',
    column: 'hash',
    owner:
      'select coalesce(number, id) as name from sheet where id=(select sheet_id from sheet_file where hash=? limit 1)',
  },
  {
    required: true,
    table: 'estate_record',
    column: 'hash',
    owner: `select n.name as name from estate_record r join estate_node n on n.id=r.node_id where r.hash=? limit 1`,
  },
  {
    required: true,
    table: 'document_file',
    column: 'hash',
    owner: `select 'document of ' || coalesce((select number from unit where unit.id=document.unit_id), unit_id) as name
      from document where id=(select document_id from document_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'scan',
    column: 'hash',
    // Plus: by the index of hashes, not by the one of states.
    where: "+state='waiting'",
    owner: `select 'scan ' || id as name from scan where hash=? and state='waiting' limit 1`,
  },
  {
    required: true,
    table: 'lending_file',
    column: 'hash',
    owner:
      'select number as name from lent_thing where id=(select thing_id from lending_file where hash=? limit 1)',
  },
  {
    required: true,
    table: 'letter_file',
    column: 'hash',
    owner:
      'select coalesce(number, id) as name from letter where id=(select letter_id from letter_file where hash=? limit 1)',
  },
  {
    required: true,
    table: 'desk_contract_file',
    column: 'hash',
    owner: `select 'contract ' || number as name from desk_contract
      where id=(select contract_id from desk_contract_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'home_visit_file',
    column: 'hash',
    owner: `select 'visit to ' || coalesce((select number from unit where unit.id=home_visit.unit_id), unit_id) as name
      from home_visit where id=(select visit_id from home_visit_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'patrol_file',
    column: 'hash',
    owner: `select 'patrol on ' || day as name from patrol_check
      where id=(select check_id from patrol_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'unit_plan_file',
    column: 'hash',
    owner: `select 'plan of ' || name as name from unit_type
      where id=(select type_id from unit_plan_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'handover_task_file',
    column: 'hash',
    owner: `select 'handover task ' || name as name from handover_task
      where id=(select task_id from handover_task_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'handover_file',
    column: 'hash',
    owner: `select 'handover of ' || coalesce((select number from unit u where u.id=v.unit_id), unit_id) as name
      from handover_visit v where id=(select visit_id from handover_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'defect_file',
    column: 'hash',
    owner: `select 'defect in ' || coalesce((select number from unit where unit.id=defect.unit_id), unit_id) as name
      from defect where id=(select defect_id from defect_file where hash=? limit 1)`,
  },
  {
    required: true,
    table: 'inspection_signature',
    column: 'hash',
    owner: `select 'signature for ' || coalesce((select number from unit where unit.id=inspection.unit_id), unit_id) as name
      from inspection where id=(select inspection_id from inspection_signature where hash=? limit 1)`,
  },
  {
    // Source workbooks, until their time is over: what a row of an import came from can be looked up that long.
    required: false,
    table: 'import',
    column: 'file_hash',
    where: 'source_removed_at is null',
    owner: `select 'import ' || id as name from import where file_hash=? order by at limit 1`,
  },
]

const asked = (where: string | undefined) => (where === undefined ? '' : ` and ${where}`)
/** Every hash that rows of a keeper name. */
const everyHash = ({ table, column, where }: Keeper) =>
  `select distinct ${column} as hash from ${table} where ${column} is not null${asked(where)} order by 1`
/** The next ones behind a hash, along the index: looking at a million files asks this thousands of times. */
const nextHashes = ({ table, column, where }: Keeper) =>
  `select distinct ${column} as hash from ${table} where ${column} > ?${asked(where)} order by ${column} limit ?`
const oneRow = ({ table, column, where }: Keeper) =>
  `select 1 from ${table} where ${column}=?${asked(where)} limit 1`

/** Every file that rows refer to, each once. */
export function keptFiles(read: ReadDatabase): KeptFile[] {
  // Each list is in order, so that sorting them together is merging them: of a million there is no map of all.
  const named = keepers.flatMap(keeper =>
    read.all<{ hash: string }>(everyHash(keeper)).map(({ hash }) => ({ hash, required: keeper.required })),
  )
  named.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : Number(b.required) - Number(a.required)))
  return named.filter(({ hash }, index) => hash !== named[index - 1]?.hash)
}

/** The next files behind a hash (empty: from the first), in the order of hashes, for looking at all of them in slices. */
export function keptFilesAfter(read: ReadDatabase, after: string, limit: number): KeptFile[] {
  const files = new Map<string, KeptFile>()
  for (const keeper of keepers) {
    for (const { hash } of read.all<{ hash: string }>(nextHashes(keeper), [after, limit])) {
      files.set(hash, { hash, required: keeper.required || (files.get(hash)?.required ?? false) })
    }
  }
  return [...files.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1)).slice(0, limit)
}

/** Whether any row refers to a file. */
export function isKept(read: ReadDatabase, hash: string): boolean {
  return keepers.some(keeper => read.get(oneRow(keeper), [hash]) !== undefined)
}

/** Number of the case or id of the import a file belongs to, which is where a person looks for it. */
export function ownerOfFile(read: ReadDatabase, hash: string): string | undefined {
  for (const { owner } of keepers) {
    const row = read.get<{ name: string }>(owner, [hash])
    if (row) return row.name
  }
  return undefined
}

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
  /** Every hash its rows name. */
  readonly all: string
  /** A row that names the hash. */
  readonly one: string
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
    all: 'select distinct hash from case_file',
    one: 'select 1 from case_file where hash=? limit 1',
    owner: 'select number as name from "case" where id=(select case_id from case_file where hash=? limit 1)',
  },
  {
    required: true,
    all: 'select distinct hash from sheet_file',
    one: 'select 1 from sheet_file where hash=? limit 1',
    owner:
      'select coalesce(number, id) as name from sheet where id=(select sheet_id from sheet_file where hash=? limit 1)',
  },
  {
    // Source workbooks: what a row of an import came from can still be looked up years later.
    required: false,
    all: 'select distinct file_hash as hash from import',
    one: 'select 1 from import where file_hash=? limit 1',
    owner: `select 'import ' || id as name from import where file_hash=? order by at limit 1`,
  },
]

/** Every file that rows refer to, each once. */
export function keptFiles(read: ReadDatabase): KeptFile[] {
  const files = new Map<string, KeptFile>()
  for (const { all, required } of keepers) {
    for (const { hash } of read.all<{ hash: string }>(all)) {
      files.set(hash, { hash, required: required || (files.get(hash)?.required ?? false) })
    }
  }
  return [...files.values()].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** Whether any row refers to a file. */
export function isKept(read: ReadDatabase, hash: string): boolean {
  return keepers.some(({ one }) => read.get(one, [hash]) !== undefined)
}

/** Number of the case or id of the import a file belongs to, which is where a person looks for it. */
export function ownerOfFile(read: ReadDatabase, hash: string): string | undefined {
  for (const { owner } of keepers) {
    const row = read.get<{ name: string }>(owner, [hash])
    if (row) return row.name
  }
  return undefined
}

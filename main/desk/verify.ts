import { guardTriggers } from '../database/guard.ts'
import type { JobContext } from '../jobs/job.ts'
import { checkTables } from '../log/rebuild.ts'
import { operationTable, operationSubjectTable } from '../log/tables.ts'
import { verifyChain } from '../log/verify-chain.ts'
import { systemCode } from '../archive/disk.ts'
import { DeskError } from '../contract/errors.ts'
import { operations, syncedTables, tables } from './domains.ts'
import { keptFiles, ownerOfFile } from './kept-files.ts'
import { verifyCompleteness } from './verify-completeness.ts'
import { verifyHead } from './verify-head.ts'
import { verifyKeys } from './verify-keys.ts'
import { maxProblems, partOf, type VerifyOptions, type VerifyPart } from './verify-part.ts'
import { verifySearch } from './verify-search.ts'

export interface VerifyReport {
  readonly ok: boolean
  readonly parts: {
    /** SQLite's own check of every page and index, and of foreign keys. */
    readonly database: VerifyPart
    /** Triggers that keep everything but the log from writing. */
    readonly guards: VerifyPart
    /** The hash chain of the log. */
    readonly chain: VerifyPart
    /** The head file against the log: an older database, or another one, put in place. */
    readonly head: VerifyPart
    /** Tables against the log, row by row. */
    readonly tables: VerifyPart
    /** Search index against tables. */
    readonly search: VerifyPart
    /** How complete the files of homes are said to be, against counting them anew. */
    readonly completeness: VerifyPart
    /** Files that rows refer to: there, and with the content of their hash. */
    readonly archive: VerifyPart
    /** Ways to open the data: each entry of keyring.json against its checksum. */
    readonly keys: VerifyPart
  }
}

/** Checks everything a desk holds. Reads only, beside people at work. Throws `job.cancelled`. */
export async function verifyDesk(context: JobContext, options: VerifyOptions = {}): Promise<VerifyReport> {
  const parts = {
    database: await readable(() => verifyDatabase(context)),
    guards: await readable(() => verifyGuards(context)),
    chain: await readable(() => verifyLog(context)),
    head: await readable(() => verifyHead(context)),
    tables: await readable(() => verifyTables(context)),
    search: await readable(() => verifySearch(context, options)),
    completeness: await readable(() => verifyCompleteness(context, options)),
    archive: await readable(() => verifyArchive(context, options)),
    keys: await verifyKeys(context),
  }
  return { ok: Object.values(parts).every(part => part.problemCount === 0), parts }
}

/** A page that cannot be read is a finding like any other, not a failure of the check. */
async function readable(look: () => VerifyPart | Promise<VerifyPart>): Promise<VerifyPart> {
  try {
    return await look()
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined || !/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) throw error
    return partOf(0, [`the database cannot be read here (${code})`])
  }
}

function verifyDatabase({ readConnection }: JobContext): VerifyPart {
  const problems: string[] = []
  const answers = readConnection.pragma(`integrity_check(${maxProblems})`) as { integrity_check: string }[]
  for (const { integrity_check: answer } of answers) if (answer !== 'ok') problems.push(answer)
  const references = readConnection.pragma('foreign_key_check') as { table: string }[]
  for (const { table } of references) problems.push(`${table}: broken reference`)
  return partOf(Number(readConnection.pragma('page_count', { simple: true })), problems)
}

/** SQLite keeps the text of a trigger but writes its first words anew. */
const plain = (sql: string) => sql.replace(/\s+/g, ' ').toLowerCase()

function verifyGuards({ read }: JobContext): VerifyPart {
  const found = new Set(
    read
      .all<{ sql: string }>(`select sql from sqlite_schema where type='trigger'`)
      .map(({ sql }) => plain(sql)),
  )
  const problems: string[] = []
  let checked = 0
  for (const { name } of [operationTable, operationSubjectTable, ...syncedTables]) {
    for (const trigger of guardTriggers(name)) {
      checked += 1
      if (!found.has(plain(trigger)))
        problems.push(`${name}: ${/create trigger "(\w+)"/.exec(trigger)?.[1]} is missing`)
    }
  }
  const guard = read.get<{ open: number }>('select open from write_guard')
  checked += 1
  if (guard?.open !== 0) problems.push('write_guard: open')
  return partOf(checked, problems)
}

function verifyLog({ read, progress }: JobContext): VerifyPart {
  const { checked, problems } = verifyChain(read, { registry: operations, progress })
  return partOf(
    checked,
    problems.map(({ position, sequence, why }) => `operation ${position} (sequence ${sequence}): ${why}`),
  )
}

async function verifyTables(context: JobContext): Promise<VerifyPart> {
  try {
    const { rows, differences, differenceCount } = await checkTables({
      live: context.readConnection,
      staging: { folder: context.stagingFolder, key: context.stagingKey },
      tables,
      registry: operations,
      progress: context.progress,
    })
    const problems = differences.map(
      ({ table, key, kind, columns }) =>
        `${table} ${key}: ${kind}${columns ? ` (${columns.join(', ')})` : ''}`,
    )
    return partOf(
      Object.values(rows).reduce((sum, count) => sum + count, 0),
      problems,
      differenceCount,
    )
  } catch (error) {
    // A log that cannot be replayed is a finding, not a failure of the check.
    if (error instanceof DeskError && error.code.startsWith('log.')) return partOf(0, [error.message])
    throw error
  }
}

async function verifyArchive(context: JobContext, { quick = false }: VerifyOptions): Promise<VerifyPart> {
  const kept = keptFiles(context.read)
  const problems: string[] = []
  for (const [index, { hash, required }] of kept.entries()) {
    context.progress(index, kept.length)
    const note = (why: string) =>
      problems.push(`file of ${ownerOfFile(context.read, hash) ?? 'nothing'}: ${why}`)
    try {
      if (!(await context.archive.has(hash))) {
        if (required) note('missing')
      } else if (!quick) await context.archive.verify(hash)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      note(error.code === 'archive.missing' ? 'missing' : 'damaged')
    }
  }
  return partOf(kept.length, problems)
}

import { arch, cpus, freemem, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import type { SupportPackage } from '../contract/privacy.ts'
import { retentionRules } from '../contract/privacy.ts'
import { Millis } from '../contract/values.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { verifyChain } from '../log/verify-chain.ts'
import { periodOf } from '../privacy/queries.ts'
import { operations, tables } from './domains.ts'
import { keptFiles } from './kept-files.ts'
import { verifyKeys } from './verify-keys.ts'

const Input = z.object({ now: Millis })

/** Longest part of a log that is taken along, in bytes from its end. */
const longestLog = 60_000
/** Files whose presence is looked at. */
const mostFiles = 5_000

/**
 * What the makers need to help, and nothing of whom the desk serves: versions, settings by their numbers, how much of
 * everything there is, how quick, the schema, faults by code, texts of slow statements, where the chain stands and
 * whether it holds. Whoever sends it reads it first.
 */
export const supportPackageJob = defineJob({
  name: 'privacy.supportPackage',
  input: Input,
  async run(context, { now }): Promise<SupportPackage> {
    const parts: [string, unknown][] = [
      ['program', programOf(context)],
      ['counts', countsOf(context)],
      ['settings', settingsOf(context)],
      ['chain', chainOf(context)],
      ['integrity', await integrityOf(context)],
      ['backup', await backupOf(context)],
      ['timings', timingsOf(context)],
      ['slow statements', await slowOf(context)],
      ['schema', schemaOf(context)],
    ]
    const text = parts.map(([title, part]) => `== ${title}\n${JSON.stringify(part, null, 1)}\n`).join('\n')
    const day = new Date(now).toISOString().slice(0, 10)
    return {
      name: `clubhouse-support-${day}.txt`,
      text: harmless(`made ${new Date(now).toISOString()}\n\n${text}`),
    }
  },
})

/**
 * The last line of defence behind parts that hold no words of people anyway: letters that the program itself never
 * writes, and runs of digits as long as a phone that are no hash and no time, are blotted out.
 */
export function harmless(text: string): string {
  return text
    .replace(/[^\x20-\x7e\n]+/g, '?')
    .replace(/(?<![0-9a-zA-Z])\+?\d(?:[ -]?\d){6,}[0-9Xx]?(?![0-9a-zA-Z])/g, number =>
      /^20\d\d-\d\d-\d\d$/.test(number) ? number : '#######',
    )
}

function programOf({ read }: JobContext) {
  return {
    node: process.versions.node,
    electron: process.versions['electron'] ?? null,
    sqlite: read.get<{ version: string }>('select sqlite_version() as version')?.version,
    system: `${platform()} ${release()} ${arch()}`,
    processors: cpus().length,
    memoryMb: Math.round(totalmem() / 1_048_576),
    freeMb: Math.round(freemem() / 1_048_576),
    migrations: read.all<{ name: string }>('select name from migrations order by id').map(row => row.name),
  }
}

function countsOf({ read, progress }: JobContext) {
  const rows = tables.map(({ name }, index) => {
    progress(index, tables.length)
    return [name, read.get<{ n: number }>(`select count(*) as n from "${name}"`)?.n ?? 0] as const
  })
  const types = read.all<{ type: string; n: number }>(
    'select type, count(*) as n from operation group by type order by type',
  )
  const known = types.filter(({ type }) => operations.has(type)).map(({ type, n }) => [type, n] as const)
  return { rows: Object.fromEntries(rows), operations: Object.fromEntries(known) }
}

/** Settings by number and date of change: their contents may name people. */
function settingsOf({ read }: JobContext) {
  return {
    profile: read.all('select section, max(version) as version from profile_change group by section'),
    site: read.get('select profile, language, time_zone as zone, demo from site limit 1'),
    staffByRole: read.all('select role, active, count(*) as n from staff group by role, active'),
    retentionDays: Object.fromEntries(retentionRules.map(rule => [rule, periodOf(read, rule)])),
  }
}

function chainOf({ read }: JobContext) {
  return {
    heads: read.all(
      `select letter, reason, (select max(sequence) from operation o where o.incarnation = incarnation.id) as sequence,
         (select hash from operation o where o.incarnation = incarnation.id order by sequence desc limit 1) as hash
       from incarnation order by started_at`,
    ),
  }
}

async function integrityOf(context: JobContext) {
  const { read, readConnection, progress, archive } = context
  const answers = readConnection.pragma('quick_check(20)') as { quick_check?: string }[]
  const { checked, problems } = verifyChain(read, { registry: operations, progress })
  const files = keptFiles(read).filter(file => file.required)
  let missing = 0
  for (const [index, { hash }] of files.slice(0, mostFiles).entries()) {
    progress(index, files.length)
    if (!(await archive.has(hash))) missing += 1
  }
  const keys = await verifyKeys(context)
  return {
    database: answers.map(answer => Object.values(answer)[0]),
    chain: { checked, problems: problems.map(({ sequence, why }) => ({ sequence, why })) },
    files: { named: files.length, lookedAt: Math.min(files.length, mostFiles), missing },
    keys: { checked: keys.checked, problems: keys.problemCount },
  }
}

const BackupNote = z.object({
  last: z
    .object({ at: z.int(), databaseBytes: z.int(), files: z.int(), missing: z.int() })
    .nullable()
    .catch(null),
  checked: z.object({ at: z.int() }).nullable().catch(null),
  failure: z.object({ at: z.int(), code: z.string() }).nullable().catch(null),
})

/** How the last backups went; where they lie is nobody's business. */
async function backupOf({ dataFolder }: JobContext) {
  const bytes = await readSmallFile(nodeDisk, join(dataFolder, 'backup.json'), 16_384)
  if (bytes === undefined) return null
  const note = BackupNote.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return {
    last: note.last && { ...note.last, at: day(note.last.at) },
    checked: note.checked && day(note.checked.at),
    failure: note.failure && { code: note.failure.code, at: day(note.failure.at) },
  }
}

/** Milliseconds of what people wait for most, once each, as this computer does it now. */
function timingsOf({ read }: JobContext) {
  const questions = {
    newestCases: 'select id from "case" order by received_at desc, id desc limit 50',
    openCases: `select count(*) from (select 1 from "case" where state='handling' limit 1000)`,
    newestOperations: 'select position from operation order by position desc limit 100',
    units: 'select id from unit order by id limit 500',
  }
  return Object.fromEntries(
    Object.entries(questions).map(([name, sql]) => {
      const started = performance.now()
      read.all(sql)
      return [name, Math.round((performance.now() - started) * 100) / 100]
    }),
  )
}

/** The end of the log of slow statements, without the literals in them. */
async function slowOf({ dataFolder }: JobContext) {
  const bytes = await readSmallFile(nodeDisk, join(dataFolder, 'slow-queries.log'), 1_100_000)
  if (bytes === undefined) return []
  const lines = Buffer.from(bytes).subarray(-longestLog).toString('utf8').split('\n')
  return lines
    .map(line => line.replace(/'(?:[^']|'')*'/g, `'?'`))
    .filter(line => line !== '')
    .slice(-200)
}

function schemaOf({ read }: JobContext) {
  return read
    .all<{ sql: string | null }>(
      `select sql from sqlite_schema where type in ('table', 'index') order by name`,
    )
    .flatMap(({ sql }) => (sql === null ? [] : [sql.replace(/\s+/g, ' ')]))
}

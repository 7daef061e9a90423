import { sample } from 'fast-check'
import { type Connection, openConnection } from '../../main/database/sqlite.ts'
import { readOver } from '../../main/database/read.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import { verifyCompleteness } from '../../main/desk/verify-completeness.ts'
import { checkTables, type RebuildReport } from '../../main/log/rebuild.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { openCopiedDesk, type TestDesk } from './desk.ts'
import { history } from './histories.ts'

/** A property over a fresh desk that is always closed. */
export async function onDesk(work: (test: TestDesk) => Promise<void>): Promise<void> {
  const test = await openCopiedDesk()
  try {
    await work(test)
  } finally {
    await test.close()
  }
}

export function rawConnection(test: TestDesk, readonly: boolean): Connection {
  return openConnection({ file: test.core.databaseFile, key: test.core.keys.database, readonly })
}

export async function rebuildCheck(test: TestDesk): Promise<RebuildReport> {
  const live = rawConnection(test, true)
  try {
    const staging = { folder: test.folder, key: test.core.keys.staging }
    return await checkTables({ live, staging, tables, registry: operations })
  } finally {
    live.close()
  }
}

export const chain = (test: TestDesk) => verifyChain(test.core.read, { registry: operations })

/** Every row of every table, local ones and the search index included. */
export function dump(test: TestDesk, skip: readonly string[] = []): Record<string, unknown[]> {
  const { read } = test.core
  const names = read
    .all<{ name: string }>(`select name from sqlite_schema where type='table' and rootpage > 0 order by name`)
    .map(({ name }) => name)
  return Object.fromEntries(
    names.filter(name => !skip.includes(name)).map(name => [name, read.all(`select * from "${name}"`)]),
  )
}

/** Everything a dump holds as one text, byte columns read as UTF-8. */
export function textOf(contents: unknown): string {
  return JSON.stringify(contents, (_, value: unknown) =>
    value !== null &&
    typeof value === 'object' &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
      ? Buffer.from(value.data as number[]).toString('utf8')
      : value,
  )
}

/** The same history at each run. */
export async function sampleHistory(length: number) {
  const [steps = []] = sample(history({ min: length, max: length }), { numRuns: 1, seed: 42 })
  return steps
}

/** What is wrong with the counts of how complete files of homes are; nothing while the checklist was never settled. */
export function completenessProblems(test: TestDesk): readonly string[] {
  const readConnection = rawConnection(test, true)
  try {
    const context = { read: readOver(readConnection), readConnection, progress: () => undefined }
    return verifyCompleteness(context, {}).problems
  } finally {
    readConnection.close()
  }
}

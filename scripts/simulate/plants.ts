import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A change of one source file: the text that stands there once, and what is read in its place. */
interface Change {
  /** Below `main/`. */
  readonly file: string
  readonly text: string
  readonly instead: string
}

/**
 * Faults that the simulation must find; without them nobody knows that it can. They are put in while the sources are
 * loaded, in a process of their own, so the program has no place for them.
 */
const faults = {
  /** Whoever says a known number is taken for a repetition, whatever the operation is. */
  'no-fork-check': [
    {
      file: 'hq/incoming.ts',
      text: 'if (known === row.hash) {',
      instead: 'if (known !== undefined) {',
    },
  ],
  /** Parcels are committed three at a time, and the receipt is written out of what is not yet. */
  'acknowledge-early': [
    {
      file: 'hq/replica.ts',
      text: `connection.exec('commit')`,
      instead: `commits += 1; if (commits % 3 === 0) connection.exec('commit')`,
    },
    {
      file: 'hq/replica.ts',
      text: `connection.exec('begin immediate')`,
      instead: `if (!connection.inTransaction) connection.exec('begin immediate')`,
    },
    {
      file: 'hq/replica.ts',
      text: 'const inLogAlready =',
      instead: 'let commits = 0\nconst inLogAlready =',
    },
    {
      file: 'hq/site-data.ts',
      text: 'const connection = await openMigrated({',
      instead: 'if (open.has(file)) return open.get(file)\n  const connection = await openMigrated({',
    },
    {
      file: 'hq/site-data.ts',
      text: 'return {\n    connection,\n    replica: openReplica(',
      instead: 'return keep(file, {\n    connection,\n    replica: openReplica(',
    },
    {
      file: 'hq/site-data.ts',
      text: '    close: () => connection.close(),\n  }',
      instead: '    close: () => undefined,\n  })',
    },
    {
      file: 'hq/site-data.ts',
      text: 'type Place =',
      instead:
        'const open = new Map()\nconst keep = (file, data) => (open.set(file, data), data)\ntype Place =',
    },
  ],
  /** What is known already is applied to the tables once more. */
  'apply-twice': [
    {
      file: 'hq/incoming.ts',
      text: 'duplicates += 1\n',
      instead: 'duplicates += 1\n      replica.applyAgain(row)\n',
    },
    {
      file: 'hq/replica.ts',
      text: '  return {\n    read,\n',
      instead: `  const applyAgain = row => {
    connection.exec('savepoint again')
    try { apply({ ...row, position: last + 1 }) } catch { connection.exec('rollback to again') }
    connection.exec('release again')
  }
  return {
    applyAgain,
    read,
`,
    },
  ],
  /** Operations behind a gap are taken as if nothing were missing. */
  'no-gap-check': [
    {
      file: 'hq/incoming.ts',
      text: 'if (name !== undefined) return { incarnation, name }',
      instead: 'return { incarnation, name: name ?? incarnation }',
    },
  ],
  /** What came as figures only counts as if its words had come. */
  'figures-as-words': [
    {
      file: 'hq/incoming.ts',
      text: `if (said.personal === 'withheld') return`,
      instead: '',
    },
  ],
  /** A copy of a site believes whatever headquarters holds of the other copy. */
  'believe-any-end': [
    {
      file: 'sync/held-here.ts',
      text: 'return here?.hash === hash',
      instead: 'return true',
    },
  ],
} satisfies Record<string, readonly Change[]>

export type PlantedFault = keyof typeof faults
export const plantedFaults = Object.keys(faults) as PlantedFault[]

/** Puts a fault into whatever is loaded from now on. Throws where the program is not any more what is changed here. */
export function plant(fault: PlantedFault): void {
  const changes: readonly Change[] = faults[fault]
  const root = new URL('../../main/', import.meta.url)
  for (const change of changes) changed(readFileSync(new URL(change.file, root), 'utf8'), change)
  registerHooks({
    load(url, context, next) {
      const own = changes.filter(({ file }) => url === new URL(file, root).href)
      if (own.length === 0) return next(url, context)
      const source = own.reduce(changed, readFileSync(fileURLToPath(url), 'utf8'))
      return { format: 'module-typescript', source, shortCircuit: true }
    },
  })
}

function changed(source: string, { file, text, instead }: Change): string {
  if (source.split(text).length !== 2) throw new Error(`${file} has not once: ${text}`)
  return source.replace(text, () => instead)
}

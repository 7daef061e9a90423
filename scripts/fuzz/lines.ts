import { type CarriedOperations, type Run } from '../../main/sync/format/manifest.ts'
import { createLineDecoder } from '../../main/sync/format/operation-lines.ts'
import type { Dice } from '../torture/random.ts'
import { changedJson } from './json.ts'

interface Said {
  readonly operations: CarriedOperations
}

/** Columns 7 and 8 of a line: facts and personal data. */
const contentOf = (line: unknown): unknown => (Array.isArray(line) ? line.slice(7, 9) : line)

/**
 * Lines of operations, some of them changed, left out, doubled or exchanged, and the manifest that announces them:
 * mostly with the chain that they have, so that nothing but what they say is wrong.
 */
export function linesChanged(
  lines: Buffer,
  manifest: Buffer,
  dice: Dice,
): { readonly text: Buffer; readonly said: Said } {
  const all = lines.toString().split('\n').slice(0, -1)
  const said = JSON.parse(manifest.toString()) as Said
  for (let left = 1 + dice.below(2); left > 0; left -= 1) {
    const at = dice.below(all.length)
    const line = all[at] ?? '[]'
    switch (dice.below(8)) {
      case 0:
        all.splice(at, 1)
        break
      case 1:
        all.splice(at, 0, line)
        break
      case 2:
        all.splice(at, 1, changedJson(Buffer.from(line), dice).toString())
        break
      case 3: {
        const other = dice.below(all.length)
        ;[all[at], all[other]] = [all[other] ?? '', line]
        break
      }
      default:
        all.splice(at, 1, changedJson(Buffer.from(line), dice, contentOf).toString())
    }
  }
  const text = Buffer.from(all.map(line => `${line}\n`).join(''))
  const runs = dice.chance(0.9) ? chained(said.operations.runs, all) : said.operations.runs
  return { text, said: { ...said, operations: { ...said.operations, runs, count: all.length } } }
}

/** The runs as they are now; what is more or less than before is of the last one. */
function chained(runs: readonly Run[], lines: readonly string[]): Run[] {
  const decoder = createLineDecoder()
  let done = 0
  return runs.map((run, index) => {
    const count = index === runs.length - 1 ? lines.length - done : run.last - run.first + 1
    const own = lines.slice(done, done + count)
    done += count
    let { lastHash } = run
    try {
      decoder.begin({ incarnation: run.incarnation, sequence: run.first, hash: run.previousHash })
      for (const line of own) lastHash = decoder.decode(line).hash
    } catch {
      // No line at all: the reader has to find that.
    }
    return { ...run, last: run.first + own.length - 1, lastHash }
  })
}

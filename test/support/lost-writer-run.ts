import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Stories = {
  /** A case before and a case after the thread was lost. */
  goesOn: z.object({
    threads: z.int(),
    heard: z.int(),
    numbers: z.array(z.int()),
    problems: z.int(),
  }),
  /** Hundreds of calls under way, all of them repeated afterwards. */
  repeats: z.object({
    asked: z.int(),
    refused: z.array(z.string()),
    notes: z.int(),
    problems: z.int(),
  }),
  /** The thread is lost in the middle of making all tables anew. */
  halfDone: z.object({
    last: z.string(),
    casesThen: z.int(),
    casesNow: z.int(),
    /** Operations beyond those of the one case taken afterwards. */
    more: z.int(),
    missed: z.int(),
  }),
  /** Every new thread is lost, too. */
  givesUp: z.object({ code: z.string(), threads: z.int(), cases: z.int() }),
  /** The log no longer holds what was acknowledged. */
  otherLog: z.object({ code: z.string() }),
} as const

/** What comes of each story. */
export type LostWriterStories = { readonly [Name in keyof typeof Stories]: z.infer<(typeof Stories)[Name]> }

/** The engine may take the whole process along when a thread ends within native code; three times is no chance. */
const mostDeaths = 3

/**
 * Plays a story in a process of its own and returns what came of it. A child that a signal ended is started anew with
 * a word about it; one that failed by itself, or died three times, fails the test.
 */
export async function playLostWriter<Name extends keyof typeof Stories>(
  name: Name,
): Promise<LostWriterStories[Name]> {
  const script = fileURLToPath(new URL('lost-writer.ts', import.meta.url))
  for (let deaths = 0; ; deaths += 1) {
    const child = spawn(process.execPath, [script, name], { stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, complained, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    ])
    if (code === 0) return Stories[name].parse(JSON.parse(said)) as LostWriterStories[Name]
    if (signal === null || deaths + 1 >= mostDeaths)
      throw new Error(`${name} ended with ${signal ?? code}: ${complained}`)
    process.stderr.write(`${name}: ${signal} took the whole process along, tried again\n`)
  }
}

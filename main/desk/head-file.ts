import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../archive/disk.ts'
import { nodeDisk } from '../archive/node-disk.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { Head } from '../log/append.ts'

const HeadFile = z.object({
  machine: z.string(),
  incarnation: z.string(),
  /** Kept so that putting the same old copy back twice does not give the same letter twice. */
  letter: z.string().max(3).default(''),
  sequence: z.int(),
  hash: z.string(),
})
export type HeadFile = z.infer<typeof HeadFile>

/** Why a desk must go on under a new incarnation; undefined where the data is where it was left. */
export type Displacement = 'clone' | 'rollback' | undefined

/**
 * The head file lies beside the database and remembers where the log stood on which machine. It is written after
 * the database, so it is never ahead of it: where it is, the database is an older copy.
 */
export function openHeadFile(folder: string, machine: string) {
  const path = headFileOf(folder)
  let written: Head | undefined
  let running: Promise<void> = Promise.resolve()

  /** Compares what was remembered with the database as it stands. An unreadable head file says nothing. */
  function displacement(head: Head, read: ReadDatabase): Displacement {
    const remembered = readHeadFile(folder)
    // Nothing else depends on it: a damaged one is as good as none, and the next save replaces it.
    if (remembered === undefined || remembered === 'unreadable') return undefined
    if (remembered.machine !== machine) return 'clone'
    if (remembered.incarnation === head.incarnation) {
      return remembered.sequence > head.sequence ? 'rollback' : undefined
    }
    return read.get('select 1 from incarnation where id=?', [remembered.incarnation]) ? undefined : 'rollback'
  }

  /** Writes the newest head; writes never overlap and older ones are skipped. */
  function save(head: Head): Promise<void> {
    written = head
    // One write that failed must not stand in the way of the next.
    running = running.then(nothing, nothing).then(async () => {
      if (written !== head) return
      const content: HeadFile = {
        machine,
        incarnation: head.incarnation,
        letter: head.letter,
        sequence: head.sequence,
        hash: head.hash,
      }
      await writeFileAtomically(nodeDisk, randomSuffix, path, Buffer.from(JSON.stringify(content)))
    })
    return running
  }

  /** The letter numbers had when the head file was written; '' where there is none. */
  const rememberedLetter = () => {
    const remembered = readHeadFile(folder)
    return remembered === undefined || remembered === 'unreadable' ? '' : remembered.letter
  }

  return { displacement, rememberedLetter, save }
}

const nothing = () => undefined

const randomSuffix = (size: number) => crypto.getRandomValues(new Uint8Array(size))

const headFileOf = (folder: string) => join(folder, 'head.json')

/** What a data folder's head file says; undefined where there is none. */
export function readHeadFile(folder: string): HeadFile | 'unreadable' | undefined {
  const path = headFileOf(folder)
  if (!existsSync(path)) return undefined
  try {
    return HeadFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // What is wrong with it does not matter: it holds nothing that is not in the log too.
    return 'unreadable'
  }
}

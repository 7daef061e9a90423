import { z } from 'zod'

/**
 * What the tortured desk says aloud: `doing` before it asks for something, `done` once the desk has acknowledged it.
 * Whatever is `done` must be there after every kill and power cut.
 */
const Done = z.discriminatedUnion('what', [
  z.object({ what: z.literal('setUp'), recoveryKey: z.string() }),
  z.object({
    what: z.literal('case'),
    commandId: z.string(),
    caseId: z.string(),
    number: z.string(),
    text: z.string(),
    /** A word that no other case has. */
    word: z.string(),
  }),
  z.object({ what: z.literal('note'), commandId: z.string(), caseId: z.string(), text: z.string() }),
  z.object({ what: z.literal('person'), commandId: z.string(), personId: z.string(), phone: z.string() }),
  z.object({
    what: z.literal('file'),
    commandId: z.string(),
    caseId: z.string(),
    fileId: z.string(),
    hash: z.string(),
    size: z.int(),
  }),
  /** Part of an upload that arrived. */
  z.object({ what: z.literal('slice'), uploadId: z.string(), offset: z.int() }),
  z.object({
    what: z.literal('import'),
    commandId: z.string(),
    importId: z.string(),
    project: z.string(),
    units: z.int(),
  }),
  z.object({ what: z.literal('backup'), file: z.string(), operations: z.int() }),
  z.object({ what: z.literal('closed') }),
])

export const Mark = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('done'), done: Done }),
  /** The desk refused something; `code` of the catalogue, or `unexpected: …` where it gave no reason for people. */
  z.object({ say: z.literal('refused'), what: z.string(), code: z.string() }),
  z.object({ say: z.literal('importing'), project: z.string(), units: z.int() }),
])
export type Mark = z.infer<typeof Mark>
export type Done = z.infer<typeof Done>
export type DoneAs<What extends Done['what']> = Extract<Done, { what: What }>

/** The marks of a text, one to a line; a line that was cut off counts as not said. */
export function readMarks(text: string): Mark[] {
  const lines = text.split('\n')
  lines.pop()
  return lines.filter(line => line.startsWith('{')).map(line => Mark.parse(JSON.parse(line)))
}

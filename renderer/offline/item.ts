import { z } from 'zod'
import { Id } from '../../main/contract/values.ts'

/** Version of what an item carries; older ones are upgraded when they are read, see {@link readContent}. */
export const itemVersion = 1

const Label = z.string().max(500)

/** A command of the desk as it was recorded. */
const CommandContent = z.object({
  kind: z.literal('command'),
  /** `visits.hold`: the procedure it is sent to. */
  procedure: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/),
  /** Made when it was recorded: sent ten times it is one thing. */
  commandId: Id,
  /** Its input; `{ $upload: fileItemId }` in it stands for the upload of that file. */
  input: z.record(z.string(), z.unknown()),
  /** What the person reads of it. */
  label: Label,
})

/** A file; its bytes lie beside it in sealed pieces. */
const FileContent = z.object({
  kind: z.literal('file'),
  name: z.string().min(1).max(1000),
  size: z.int().min(0),
  label: Label,
})

export const Content = z.discriminatedUnion('kind', [CommandContent, FileContent])
export type Content = z.infer<typeof Content>
export type CommandContent = z.infer<typeof CommandContent>
export type FileContent = z.infer<typeof FileContent>

/**
 * `kept`: here, to be sent. `uploaded`: a file that is at the desk and waits for the command that names it. `refused`:
 * the desk said no; nothing behind it of the same thing is sent before the person decides. `delivered`: at the desk,
 * only a receipt is left.
 */
export type ItemState = 'kept' | 'uploaded' | 'refused' | 'delivered'

/** What is plain about an item: nothing of what was recorded. */
export interface ItemRow {
  /** Order in which things were recorded on this device, whatever its clock said. */
  readonly seq: number
  readonly id: string
  readonly version: number
  /** What it is about, such as a visit: items of one thing are sent in their order. */
  readonly thing: string
  /** Member of staff who recorded it; only under their name it is sent. */
  readonly by: string
  readonly state: ItemState
  /** UTC milliseconds by this device's clock. */
  readonly recordedAt: number
  /** What the desk's clock was ahead of this device's when last compared; null where it never was. */
  readonly clockOffset: number | null
  /** What the desk is told of when it happened; fixed with the first try, since a repeated command must be the same. */
  readonly happenedAt?: number | undefined
  readonly uploadId?: string | undefined
  /** Bytes of a file that reached the desk. */
  readonly sent: number
  readonly size: number
  /** Files a command names. */
  readonly files: readonly string[]
  readonly reason?: Reason | undefined
  readonly deliveredAt?: number | undefined
}

/** Why the desk said no: a code of the error catalogue. */
export interface Reason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export type Upgrade = (content: unknown) => unknown

/** How content of a version becomes that of the next. An entry is never taken out: a tablet may lie for a year. */
const upgrades: Readonly<Record<number, Upgrade>> = {}

/**
 * What an item carries, brought to this program's version; undefined where a newer program recorded it, which keeps
 * it for that one.
 */
export function readContent(
  version: number,
  raw: unknown,
  { to = itemVersion, by = upgrades }: { to?: number; by?: Readonly<Record<number, Upgrade>> } = {},
): Content | undefined {
  if (version > to) return undefined
  let content = raw
  for (let at = version; at < to; at += 1) content = by[at]?.(content) ?? content
  return Content.parse(content)
}

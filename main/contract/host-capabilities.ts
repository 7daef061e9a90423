import { z } from 'zod'
import { DeskError, isErrorCode, type ErrorCode, type ErrorParams } from './errors.ts'

/**
 * What a host gives the page beyond the fetch handler. The desktop window sets `window.deskHost`; a browser has
 * none, and the page then prints with the browser and saves by download. Every message is checked by the window
 * with the schema of its name here.
 */

/** A path of the desk itself, never another address: `/print/case-sheet/…`, `/files/<hash>`. */
const deskPath = z
  .string()
  .max(2_000)
  .refine(
    path => /^\/(?!\/)[^\\]*$/.test(path) && ![...path].some(character => character < ' '),
    'a path of the desk',
  )

const pageSize = z.enum(['A4', 'A5', 'A3', 'Letter'])

/** What to print: the page as it is shown, or another path of the desk rendered out of sight. */
const printSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page') }),
  z.strictObject({ kind: z.literal('path'), path: deskPath }),
])

const fileName = z.string().min(1).max(200)

/** Bytes handed over in one message; larger files are saved from a path. */
const MAX_SAVED_BYTES = 64 * 1024 * 1024

export const hostRequests = {
  print: z.strictObject({
    source: printSource,
    /** Name of a printer as `printers()` gave it. Without one, the system's print dialog asks. */
    printer: z.string().min(1).max(300).optional(),
    copies: z.int().min(1).max(99).default(1),
    landscape: z.boolean().default(false),
    pageSize: pageSize.default('A4'),
    duplex: z.enum(['simplex', 'shortEdge', 'longEdge']).default('simplex'),
  }),
  printToPdf: z.strictObject({
    source: printSource,
    suggestedName: fileName,
    landscape: z.boolean().default(false),
    pageSize: pageSize.default('A4'),
  }),
  printers: z.undefined(),
  chooseFolder: z.strictObject({
    title: z.string().max(200).optional(),
    startIn: z.string().max(1_000).optional(),
  }),
  saveFile: z.strictObject({
    suggestedName: fileName,
    source: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('bytes'),
        bytes: z.instanceof(Uint8Array).refine(bytes => bytes.byteLength <= MAX_SAVED_BYTES, 'too large'),
      }),
      z.strictObject({ kind: z.literal('path'), path: deskPath }),
    ]),
  }),
  notify: z.strictObject({ title: z.string().min(1).max(120), body: z.string().max(400) }),
  setLanguage: z.strictObject({ language: z.enum(['zh', 'en']) }),
} as const

type HostRequests = { [K in keyof typeof hostRequests]: z.input<(typeof hostRequests)[K]> }

/** A printer of this computer. */
export interface HostPrinter {
  name: string
  displayName: string
}

export interface HostAnswers {
  /** `printed: false` where the person cancelled. */
  print: { printed: boolean }
  /** `file` is the full path chosen, null where the person cancelled. */
  printToPdf: { file: string | null }
  printers: HostPrinter[]
  chooseFolder: { folder: string | null }
  saveFile: { file: string | null }
  /** `shown: false` where the system shows no notifications. */
  notify: { shown: boolean }
  setLanguage: { language: 'zh' | 'en' }
}

/** Errors keep their code on the way to the page; a thrown one would arrive as bare text. */
export type HostReply<T> = { ok: true; value: T } | { ok: false; code: ErrorCode; params: ErrorParams }

/** What the window tells the page unasked. */
export const hostEvent = z.discriminatedUnion('kind', [
  /** The computer sleeps, wakes, is locked or unlocked. The page locks itself on `lock-screen` and `suspend`. */
  z.strictObject({
    kind: z.literal('power'),
    state: z.enum(['suspend', 'resume', 'lock-screen', 'unlock-screen']),
  }),
  /** The program is closing and writes its last operations; seconds until it asks whether to go on waiting. */
  z.strictObject({ kind: z.literal('closing'), secondsLeft: z.int().min(0) }),
])
export type HostEvent = z.infer<typeof hostEvent>

/** `window.deskHost` of the desktop window. */
export interface DeskHost {
  readonly kind: 'window'
  print(request: HostRequests['print']): Promise<HostReply<HostAnswers['print']>>
  printToPdf(request: HostRequests['printToPdf']): Promise<HostReply<HostAnswers['printToPdf']>>
  printers(): Promise<HostReply<HostAnswers['printers']>>
  chooseFolder(request: HostRequests['chooseFolder']): Promise<HostReply<HostAnswers['chooseFolder']>>
  saveFile(request: HostRequests['saveFile']): Promise<HostReply<HostAnswers['saveFile']>>
  notify(request: HostRequests['notify']): Promise<HostReply<HostAnswers['notify']>>
  setLanguage(request: HostRequests['setLanguage']): Promise<HostReply<HostAnswers['setLanguage']>>
  /** Calls the listener for each event; the answer ends it. */
  onEvent(listener: (event: HostEvent) => void): () => void
}

declare global {
  interface Window {
    /** Present only in the desktop window. */
    readonly deskHost?: DeskHost
  }
}

/** The value of a reply, or the error it carries as a `DeskError`. */
export function hostValue<T>(reply: HostReply<T>): T {
  if (reply.ok) return reply.value
  throw new DeskError(isErrorCode(reply.code) ? reply.code : 'unexpected', reply.params)
}

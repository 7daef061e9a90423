import type { Refusal } from '../../../app/api.ts'

/**
 * Where a file is on its way into a case:
 * waiting → sending ⇄ retrying → sent → attaching → attached; `failed` until somebody tries again; `lost` where the
 * page was reloaded and the file has to be chosen once more to go on from where it stopped.
 */
export const uploadStates = [
  'waiting',
  'sending',
  'retrying',
  'sent',
  'attaching',
  'attached',
  'failed',
  'lost',
] as const
export type UploadState = (typeof uploadStates)[number]

export interface Upload {
  /** Id of the file in the case, made when it was chosen; also names the upload here. */
  readonly fileId: string
  readonly caseId: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Of the desk, once it knows of the upload. */
  readonly uploadId: string | null
  /** Bytes the desk has. */
  readonly offset: number
  readonly state: UploadState
  /** Why it failed; null where no answer came at all. */
  readonly error: Refusal | null
  /** Slices that went unanswered in a row. */
  readonly tries: number
}

export type UploadEvent =
  | { readonly type: 'begun'; readonly uploadId: string; readonly offset: number }
  | { readonly type: 'accepted'; readonly offset: number }
  | { readonly type: 'unanswered' }
  | { readonly type: 'refused'; readonly error: Refusal | null }
  /** The desk does not know this upload any more: it begins again. */
  | { readonly type: 'forgotten' }
  | { readonly type: 'retry' }
  | { readonly type: 'attach' }
  | { readonly type: 'attached' }

/** Unanswered slices in a row after which a person has to press "try again". */
export const mostTries = 8

/** Milliseconds until the next try: 0.5 s, doubling, at most 15 s. */
export const pauseAfter = (tries: number): number => Math.min(15_000, 500 * 2 ** Math.max(0, tries - 1))

/** One step of an upload; events that do not fit its state leave it as it is. */
export function stepUpload(upload: Upload, event: UploadEvent): Upload {
  if (upload.state === 'attached') return upload
  switch (event.type) {
    case 'begun':
      return moved({ ...upload, uploadId: event.uploadId, tries: 0, error: null }, event.offset)
    case 'accepted':
      // An old answer that comes late never takes back what a newer one said.
      return moved({ ...upload, tries: 0, error: null }, Math.max(upload.offset, event.offset))
    case 'unanswered': {
      const tries = upload.tries + 1
      return { ...upload, tries, error: null, state: tries >= mostTries ? 'failed' : 'retrying' }
    }
    case 'refused':
      return { ...upload, state: 'failed', error: event.error }
    case 'forgotten':
      return { ...upload, state: 'waiting', uploadId: null, offset: 0 }
    case 'retry':
      return upload.state === 'failed' ? { ...upload, state: 'waiting', tries: 0, error: null } : upload
    case 'attach':
      return upload.state === 'sent' ? { ...upload, state: 'attaching' } : upload
    case 'attached':
      return { ...upload, state: 'attached', offset: upload.size, error: null, tries: 0 }
  }
}

function moved(upload: Upload, offset: number): Upload {
  const arrived = upload.uploadId !== null && offset >= upload.size
  return { ...upload, offset: Math.min(offset, upload.size), state: arrived ? 'sent' : 'sending' }
}

/** Share of the file that the desk has, 0 to 1. */
export const progressOf = ({ size, offset, state }: Upload): number =>
  state === 'attached' || size === 0 ? 1 : offset / size

/** True while something would be lost by closing the page. */
export const isUnderWay = ({ state }: Upload): boolean =>
  state === 'waiting' || state === 'sending' || state === 'retrying' || state === 'attaching'

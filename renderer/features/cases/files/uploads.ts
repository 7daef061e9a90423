import { newId, type Refusal } from '../../../app/api.ts'
import { pauseAfter, stepUpload, type Upload, type UploadEvent } from './upload-state.ts'
import type { UploadAnswer, UploadTransport } from './upload-transport.ts'

/** Files on their way at the same time; more only take the line from each other. */
const mostAtOnce = 2

/** Attaches a finished upload to its case; rejects with what `refusal` understands. */
export type Attach = (file: {
  readonly commandId: string
  readonly caseId: string
  readonly fileId: string
  readonly uploadId: string
}) => Promise<unknown>

interface Running {
  upload: Upload
  file: Blob | null
  /** The same for every try, so a lost answer never attaches a file twice. */
  readonly commandId: string
  stop: AbortController | null
}

export interface UploadsOptions {
  readonly transport: UploadTransport
  readonly attach: Attach
  /** The refusal in an error of `attach`; undefined where no answer came. */
  refusalOf(error: unknown): Refusal | undefined
  pause(milliseconds: number): Promise<void>
}

export type Uploads = ReturnType<typeof createUploads>

/**
 * All files on their way, whatever page is shown: they begin at once and are attached when their case is there.
 * Two at a time, in the order they were chosen.
 */
export function createUploads({ transport, attach, refusalOf, pause }: UploadsOptions) {
  const all = new Map<string, Running>()
  const taken = new Set<string>()
  const listeners = new Set<() => void>()
  let snapshot: readonly Upload[] = []

  function tell(): void {
    snapshot = [...all.values()].map(({ upload }) => upload)
    for (const listener of listeners) listener()
  }

  function step(running: Running, event: UploadEvent): void {
    running.upload = stepUpload(running.upload, event)
    tell()
    pump()
  }

  /** Starts whatever may start now. */
  function pump(): void {
    for (const running of all.values()) {
      const busy = [...all.values()].filter(({ stop }) => stop !== null).length
      const { state, caseId } = running.upload
      if (running.stop !== null) continue
      if (state === 'sent' && taken.has(caseId)) start(running, finish)
      else if (state === 'waiting' && running.file && busy < mostAtOnce) start(running, send)
    }
  }

  function start(running: Running, work: (running: Running, signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController()
    running.stop = stop
    work(running, stop.signal)
      .catch((error: unknown) => {
        if (!stop.signal.aborted) step(running, { type: 'refused', error: refusalOf(error) ?? null })
      })
      .finally(() => {
        if (running.stop === stop) running.stop = null
        pump()
      })
  }

  async function send(running: Running, signal: AbortSignal): Promise<void> {
    let sliceBytes = 0
    while (!signal.aborted) {
      const { uploadId, offset, name, size, tries } = running.upload
      const { file } = running
      if (!file || running.upload.state === 'sent' || hasFailed(running)) return
      let answer: UploadAnswer
      try {
        if (uploadId === null) answer = await transport.begin(name, size, signal)
        else if (sliceBytes === 0 || tries > 0) answer = await transport.offset(uploadId, signal)
        else answer = await transport.send(uploadId, offset, file.slice(offset, offset + sliceBytes), signal)
      } catch {
        // No answer: the line or the desk is away for a moment. The next try asks how much arrived.
        if (signal.aborted) return
        step(running, { type: 'unanswered' })
        if (hasFailed(running)) return
        await pause(pauseAfter(running.upload.tries))
        continue
      }
      if (signal.aborted) return
      if (answer.ok) {
        sliceBytes = answer.sliceBytes
        step(
          running,
          uploadId === null ? { type: 'begun', ...answer } : { type: 'accepted', offset: answer.offset },
        )
      } else if (answer.error.code === 'archive.uploadUnknown' && uploadId !== null) {
        step(running, { type: 'forgotten' })
      } else {
        step(running, { type: 'refused', error: answer.error })
        return
      }
    }
  }

  async function finish(running: Running, signal: AbortSignal): Promise<void> {
    const { caseId, fileId, uploadId } = running.upload
    if (uploadId === null) return
    step(running, { type: 'attach' })
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        await attach({ commandId: running.commandId, caseId, fileId, uploadId })
        step(running, { type: 'attached' })
        return
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal?.code === 'archive.uploadUnknown' && running.file)
          return step(running, { type: 'forgotten' })
        if (refusal || tries >= 5) return step(running, { type: 'refused', error: refusal ?? null })
        await pause(pauseAfter(tries))
      }
    }
  }

  const hasFailed = ({ upload }: Running): boolean => upload.state === 'failed'

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    all: (): readonly Upload[] => snapshot,
    /** The bytes as they were chosen, for a first look; null after a reload. */
    fileOf: (fileId: string): Blob | null => all.get(fileId)?.file ?? null,

    /**
     * Files somebody chose for a case; answers with their ids in it. One that was lost by a reload goes on where it
     * stopped.
     */
    add(caseId: string, files: readonly File[]): string[] {
      const ids: string[] = []
      for (const file of files) {
        const lost = [...all.values()].find(
          ({ upload }) =>
            upload.caseId === caseId &&
            upload.state === 'lost' &&
            upload.name === file.name &&
            upload.size === file.size,
        )
        if (lost) {
          lost.file = file
          lost.upload = { ...lost.upload, state: 'waiting' }
          ids.push(lost.upload.fileId)
          continue
        }
        const fileId = newId()
        ids.push(fileId)
        const { name, size } = file
        all.set(fileId, {
          upload: {
            fileId,
            caseId,
            name,
            size,
            uploadId: null,
            offset: 0,
            state: 'waiting',
            error: null,
            tries: 0,
          },
          file,
          commandId: newId(),
          stop: null,
        })
      }
      tell()
      pump()
      return ids
    },

    /** What a draft remembers of files: whole ones only wait for the case, others must be chosen again. */
    restore(
      uploads: readonly Pick<Upload, 'fileId' | 'caseId' | 'name' | 'size' | 'uploadId' | 'offset'>[],
    ): void {
      for (const kept of uploads) {
        if (all.has(kept.fileId)) continue
        const whole = kept.uploadId !== null && kept.offset >= kept.size
        const upload: Upload = { ...kept, state: whole ? 'sent' : 'lost', error: null, tries: 0 }
        all.set(kept.fileId, { upload, file: null, commandId: newId(), stop: null })
      }
      tell()
      pump()
    },

    /** The case is recorded: its files may be attached, those that come later too. */
    caseTaken(caseId: string): void {
      taken.add(caseId)
      pump()
    },

    /** Tries a failed one again. */
    retry(fileId: string): void {
      const running = all.get(fileId)
      if (!running) return
      const whole = running.upload.uploadId !== null && running.upload.offset >= running.upload.size
      step(running, { type: 'retry' })
      if (whole) step(running, { type: 'accepted', offset: running.upload.size })
    },

    /** Takes a file out; what the desk has of it is thrown away. */
    cancel(fileId: string): void {
      const running = all.get(fileId)
      if (!running) return
      running.stop?.abort()
      all.delete(fileId)
      tell()
      pump()
      const { uploadId, state } = running.upload
      // An upload that cannot be given up now is swept by the desk later.
      if (uploadId !== null && state !== 'attached') transport.giveUp(uploadId).catch(() => undefined)
    },

    /** Forgets the finished files of a case. */
    clear(caseId: string): void {
      for (const [fileId, { upload }] of all)
        if (upload.caseId === caseId && upload.state === 'attached') all.delete(fileId)
      tell()
    },
  }
}

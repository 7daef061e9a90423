import { DeskError } from '../../../../main/contract/errors.ts'
import { deskTransport, type UploadAnswer } from './upload-transport.ts'

interface UploadOptions {
  readonly signal?: AbortSignal
  /** Bytes that arrived, and how many there are. */
  onProgress?(done: number, of: number): void
}

/** Brings one file to the desk in slices and answers its upload id. Rejects with the desk's refusal, or the network's. */
export async function upload(file: File, options: UploadOptions = {}): Promise<string> {
  const { signal = new AbortController().signal, onProgress } = options
  const { uploadId, sliceBytes, offset } = accepted(await deskTransport.begin(file.name, file.size, signal))
  try {
    for (let reached = offset; reached < file.size; onProgress?.(reached, file.size)) {
      const slice = file.slice(reached, reached + sliceBytes)
      reached = accepted(await deskTransport.send(uploadId, reached, slice, signal)).offset
    }
  } catch (error) {
    // What arrived belongs to nobody; where the desk cannot be told now, it sweeps by itself.
    deskTransport.giveUp(uploadId).catch(() => undefined)
    throw error
  }
  return uploadId
}

function accepted(answer: UploadAnswer) {
  if (!answer.ok) throw new DeskError(answer.error.code, answer.error.params)
  return answer
}

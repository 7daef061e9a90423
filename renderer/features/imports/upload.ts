import { DeskError } from '../../../main/contract/errors.ts'
import { deskTransport, type UploadAnswer } from '../cases/files/upload-transport.ts'

/** Sends a file to the desk in slices and answers its upload id. Throws a DeskError the desk gave, or the network's. */
export async function upload(
  file: File,
  signal: AbortSignal,
  onProgress: (done: number, of: number) => void,
): Promise<string> {
  const begun = accepted(await deskTransport.begin(file.name, file.size, signal))
  let { offset } = begun
  while (offset < file.size) {
    const slice = file.slice(offset, offset + begun.sliceBytes)
    offset = accepted(await deskTransport.send(begun.uploadId, offset, slice, signal)).offset
    onProgress(offset, file.size)
  }
  return begun.uploadId
}

function accepted(answer: UploadAnswer): Extract<UploadAnswer, { ok: true }> {
  if (!answer.ok) throw new DeskError(answer.error.code, answer.error.params)
  return answer
}

import { z } from 'zod'
import { isErrorCode } from '../../../../main/contract/errors.ts'
import type { Refusal } from '../../../app/api.ts'

/** What the desk answers to a piece of an upload. */
export type UploadAnswer =
  | { readonly ok: true; readonly uploadId: string; readonly offset: number; readonly sliceBytes: number }
  | { readonly ok: false; readonly error: Refusal }

/** How bytes reach the desk; each call rejects where no answer came. Replaced in tests. */
export interface UploadTransport {
  begin(name: string, size: number, signal: AbortSignal): Promise<UploadAnswer>
  /** From where to go on. */
  offset(uploadId: string, signal: AbortSignal): Promise<UploadAnswer>
  send(uploadId: string, offset: number, slice: Blob, signal: AbortSignal): Promise<UploadAnswer>
  giveUp(uploadId: string): Promise<void>
}

/** Largest slice every host takes, in bytes; the desk says its own when an upload begins. */
const defaultSlice = 4 * 1024 * 1024

const Answer = z.object({
  uploadId: z.string().optional(),
  offset: z.int().min(0),
  sliceBytes: z.int().min(1).optional(),
})
const Refused = z.object({
  error: z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
})

/** The upload routes of the desk, see main/api/files.ts. */
export const deskTransport: UploadTransport = {
  begin: (name, size, signal) =>
    call('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, size }),
      signal,
    }),
  offset: (uploadId, signal) => call(`/api/uploads/${uploadId}`, { signal }, uploadId),
  send: (uploadId, offset, slice, signal) =>
    call(`/api/uploads/${uploadId}?offset=${offset}`, { method: 'PUT', body: slice, signal }, uploadId),
  async giveUp(uploadId) {
    await fetch(`/api/uploads/${uploadId}`, { method: 'DELETE' })
  },
}

async function call(path: string, init: RequestInit, uploadId = ''): Promise<UploadAnswer> {
  const response = await fetch(path, { credentials: 'same-origin', ...init })
  const body: unknown = await response.json()
  const answer = Answer.safeParse(body)
  if (response.ok && answer.success) {
    const { offset, sliceBytes = defaultSlice } = answer.data
    return { ok: true, uploadId: answer.data.uploadId ?? uploadId, offset, sliceBytes }
  }
  const refused = Refused.safeParse(body)
  if (!refused.success) throw new Error(`upload answered ${response.status}`)
  const { code, params } = refused.data.error
  const error = isErrorCode(code)
    ? { code, params }
    : ({ code: 'unexpected', params: { reference: code } } as const)
  return { ok: false, error }
}

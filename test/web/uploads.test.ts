import { expect, test } from 'vitest'
import {
  isUnderWay,
  mostTries,
  progressOf,
  stepUpload,
  type Upload,
} from '../../renderer/features/cases/files/upload-state.ts'
import type { UploadAnswer, UploadTransport } from '../../renderer/features/cases/files/upload-transport.ts'
import { createUploads } from '../../renderer/features/cases/files/uploads.ts'

const caseId = '0190c2d0-0000-7000-8000-000000000001'

const fresh: Upload = {
  fileId: 'f',
  caseId,
  name: 'a.jpg',
  size: 10,
  uploadId: null,
  offset: 0,
  state: 'waiting',
  error: null,
  tries: 0,
}

test('an upload goes from waiting over sending to sent, and is attached once', () => {
  const begun = stepUpload(fresh, { type: 'begun', uploadId: 'u', offset: 0 })
  expect(begun).toMatchObject({ state: 'sending', uploadId: 'u', offset: 0 })
  const half = stepUpload(begun, { type: 'accepted', offset: 4 })
  expect(progressOf(half)).toBe(0.4)
  const sent = stepUpload(half, { type: 'accepted', offset: 10 })
  expect(sent.state).toBe('sent')
  const attached = stepUpload(stepUpload(sent, { type: 'attach' }), { type: 'attached' })
  expect(attached.state).toBe('attached')
  expect(stepUpload(attached, { type: 'refused', error: null })).toBe(attached)
})

test('a late answer never takes bytes back', () => {
  const begun = stepUpload(fresh, { type: 'begun', uploadId: 'u', offset: 8 })
  expect(stepUpload(begun, { type: 'accepted', offset: 3 }).offset).toBe(8)
})

test('silence is retried by itself, then waits for a person; an answer makes it forget the silence', () => {
  let upload = stepUpload(fresh, { type: 'begun', uploadId: 'u', offset: 4 })
  upload = stepUpload(upload, { type: 'unanswered' })
  expect(upload.state).toBe('retrying')
  expect(isUnderWay(upload)).toBe(true)
  expect(stepUpload(upload, { type: 'accepted', offset: 5 })).toMatchObject({ state: 'sending', tries: 0 })
  for (let tries = 1; tries < mostTries; tries++) upload = stepUpload(upload, { type: 'unanswered' })
  expect(upload).toMatchObject({ state: 'failed', error: null })
  expect(stepUpload(upload, { type: 'retry' })).toMatchObject({ state: 'waiting', uploadId: 'u', offset: 4 })
})

test('an empty file is whole as soon as the desk knows it', () => {
  const empty = { ...fresh, size: 0 }
  expect(stepUpload(empty, { type: 'begun', uploadId: 'u', offset: 0 }).state).toBe('sent')
})

/** A desk that takes slices of 4 bytes and can fall silent. */
function fakeDesk() {
  const stored = new Map<string, number>()
  let silent = 0
  let made = 0
  const calls: string[] = []
  const given: string[] = []
  const answer = (uploadId: string): UploadAnswer => {
    const offset = stored.get(uploadId)
    return offset === undefined
      ? { ok: false, error: { code: 'archive.uploadUnknown', params: {} } }
      : { ok: true, uploadId, offset, sliceBytes: 4 }
  }
  const speak = async (call: string) => {
    calls.push(call)
    if (silent > 0) {
      silent -= 1
      throw new Error('no answer')
    }
  }
  const transport: UploadTransport = {
    async begin() {
      await speak('begin')
      made += 1
      stored.set(`u${made}`, 0)
      return answer(`u${made}`)
    },
    async offset(uploadId) {
      await speak('offset')
      return answer(uploadId)
    },
    async send(uploadId, offset, slice) {
      await speak(`send ${offset}+${slice.size}`)
      if (stored.get(uploadId) === offset) stored.set(uploadId, offset + slice.size)
      return answer(uploadId)
    },
    async giveUp(uploadId) {
      given.push(uploadId)
    },
  }
  return {
    transport,
    stored,
    calls,
    given,
    fallSilent(times: number) {
      silent = times
    },
  }
}

const settle = async () => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}
const file = (name: string, size: number) => new File([new Uint8Array(size)], name)

function setUp() {
  const desk = fakeDesk()
  const attached: string[] = []
  const uploads = createUploads({
    transport: desk.transport,
    attach: async ({ fileId, commandId }) => {
      attached.push(`${fileId} ${commandId}`)
    },
    refusalOf: () => undefined,
    pause: () => Promise.resolve(),
  })
  return { desk, uploads, attached }
}

test('files go in slices and are attached only after the case is taken', async () => {
  const { desk, uploads, attached } = setUp()
  uploads.add(caseId, [file('a.jpg', 10)])
  await settle()
  expect(uploads.all()[0]).toMatchObject({ state: 'sent', offset: 10 })
  expect(desk.calls.filter(call => call.startsWith('send'))).toEqual(['send 0+4', 'send 4+4', 'send 8+2'])
  expect(attached).toEqual([])
  uploads.caseTaken(caseId)
  await settle()
  expect(uploads.all()[0]?.state).toBe('attached')
  expect(attached).toHaveLength(1)
})

test('after silence it asks how much arrived and goes on from there', async () => {
  const { desk, uploads } = setUp()
  uploads.add(caseId, [file('a.jpg', 10)])
  await Promise.resolve()
  desk.fallSilent(2)
  await settle()
  expect(desk.calls).toEqual(['begin', 'send 0+4', 'offset', 'offset', 'send 0+4', 'send 4+4', 'send 8+2'])
  expect(uploads.all()[0]).toMatchObject({ state: 'sent', offset: 10 })
})

test('an upload the desk forgot begins again', async () => {
  const { desk, uploads } = setUp()
  uploads.restore([{ fileId: 'f', caseId, name: 'a.jpg', size: 10, uploadId: 'gone', offset: 4 }])
  expect(uploads.all()[0]?.state).toBe('lost')
  uploads.add(caseId, [file('a.jpg', 10)])
  await settle()
  expect(uploads.all()).toHaveLength(1)
  expect(uploads.all()[0]).toMatchObject({ fileId: 'f', uploadId: 'u1', state: 'sent' })
  expect(desk.stored.get('u1')).toBe(10)
})

test('after a reload a whole file waits for its case without being chosen again', async () => {
  const { uploads, attached } = setUp()
  uploads.restore([{ fileId: 'f', caseId, name: 'a.jpg', size: 10, uploadId: 'u9', offset: 10 }])
  uploads.caseTaken(caseId)
  await settle()
  expect(attached).toHaveLength(1)
})

test('a cancelled file is given up on the desk and frees its place', async () => {
  const { desk, uploads } = setUp()
  uploads.add(caseId, [file('a.jpg', 10), file('b.jpg', 3)])
  await settle()
  const [first] = uploads.all()
  if (!first) throw new Error('nothing was added')
  uploads.cancel(first.fileId)
  expect(uploads.all().map(upload => upload.name)).toEqual(['b.jpg'])
  expect(desk.given).toEqual([first.uploadId])
})

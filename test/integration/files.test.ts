import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

let test: TestDesk
let client: TestClient
let caseId: string

beforeEach(async () => {
  test = await openCopiedDesk()
  client = await test.signIn(test.manager)
  caseId = uuidv7()
  await client.command('cases.receive', {
    caseId,
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text: '厨房顶漏水',
  })
})
afterEach(() => test.close())

async function begin(name: string, size: number): Promise<string> {
  const response = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size }),
  })
  return ((await response.json()) as { uploadId: string }).uploadId
}

const put = (uploadId: string, offset: number, bytes: Uint8Array) =>
  client.fetch(`/api/uploads/${uploadId}?offset=${offset}`, { method: 'PUT', body: new Uint8Array(bytes) })

async function upload(
  name: string,
  bytes: Uint8Array,
  slice = 100_000,
): Promise<{ fileId: string; hash: string }> {
  const uploadId = await begin(name, bytes.byteLength)
  for (let offset = 0; offset < bytes.byteLength; offset += slice) {
    expect((await put(uploadId, offset, bytes.subarray(offset, offset + slice))).ok).toBe(true)
  }
  const fileId = uuidv7()
  return (await client.command('cases.attachFile', { caseId, fileId, uploadId })) as {
    fileId: string
    hash: string
  }
}

describe('a file', () => {
  it('goes up in slices and comes back byte for byte, whole and in ranges', async () => {
    const bytes = randomBytes(350_000)
    const { hash } = await upload('现场录像.bin', bytes)
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    const whole = await client.fetch(`/files/${hash}`)
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)
    expect(whole.headers.get('content-disposition')).toContain(encodeURIComponent('现场录像.bin'))
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
    const part = await client.fetch(`/files/${hash}`, { headers: { range: 'bytes=100000-199999' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe('bytes 100000-199999/350000')
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100_000, 200_000))).toBe(true)
    const tail = await client.fetch(`/files/${hash}`, { headers: { range: 'bytes=-10' } })
    expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true)
    const beyond = await client.fetch(`/files/${hash}`, { headers: { range: 'bytes=350000-' } })
    expect(beyond.status).toBe(416)
  })

  it('is attached however long its name is', async () => {
    const { hash } = await upload(`${'quotation for the repair '.repeat(10)}.pdf`, randomBytes(10))
    const served = await client.fetch(`/files/${hash}`)
    expect(served.headers.get('content-disposition')).toMatch(/quotation.*\.pdf/)
  })

  it('attached twice by a repeated request is attached once', async () => {
    const bytes = randomBytes(5_000)
    const uploadId = await begin('a.bin', bytes.byteLength)
    await put(uploadId, 0, bytes)
    const fileId = uuidv7()
    const commandId = uuidv7()
    const first = await client.command('cases.attachFile', { caseId, fileId, uploadId }, commandId)
    const second = await client.command('cases.attachFile', { caseId, fileId, uploadId }, commandId)
    expect(second).toEqual(first)
    expect(test.core.read.all('select id from case_file')).toHaveLength(1)
  })

  it('is not attached while bytes are missing', async () => {
    const uploadId = await begin('half.bin', 10_000)
    await put(uploadId, 0, randomBytes(4_000))
    const attach = client.command('cases.attachFile', { caseId, fileId: uuidv7(), uploadId })
    await expect(attach).rejects.toMatchObject({ code: 'archive.uploadIncomplete' })
    expect(test.core.read.all('select id from case_file')).toHaveLength(0)
  })

  it('in too large a slice is refused and the upload goes on', async () => {
    const uploadId = await begin('big.bin', 5 * 1024 * 1024)
    const refused = await put(uploadId, 0, new Uint8Array(4 * 1024 * 1024 + 1))
    expect(refused.status).toBe(400)
    const offset = await client.fetch(`/api/uploads/${uploadId}`)
    expect(await offset.json()).toEqual({ offset: 0 })
  })

  it('that nothing refers to is not served', async () => {
    const { hash } = await test.core.archive.store(
      (async function* () {
        yield Buffer.from('lone')
      })(),
      { maxBytes: 100 },
    )
    expect((await client.fetch(`/files/${hash}`)).status).toBe(404)
  })

  it('with a name full of paths keeps only the name', async () => {
    await upload('../../etc/passwd\u202Egnp.exe', randomBytes(10))
    const [file] = test.core.read.all<{ name: string }>('select name from case_file')
    expect(file?.name).not.toMatch(/[/\\\u202E]/)
  })

  it('that claims to be a picture but is a page is downloaded, never shown', async () => {
    const { hash } = await upload('photo.jpg', Buffer.from('<html><script>alert(1)</script></html>'))
    const response = await client.fetch(`/files/${hash}`)
    expect(response.headers.get('content-type')).not.toMatch(/html/)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  })
})

describe('a photo', () => {
  it('has an upright thumbnail without its metadata', async () => {
    const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#884422' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { hash } = await upload('照片.jpg', photo)
    const thumbnail = await client.fetch(`/files/${hash}/thumbnail`)
    expect(thumbnail.headers.get('content-type')).toBe('image/jpeg')
    const { width, height, exif } = await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()
    expect([width, height]).toEqual([160, 320])
    expect(exif).toBeUndefined()
  })

  it('that is broken says why there is no thumbnail', async () => {
    const photo = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#123456' } })
      .jpeg()
      .toBuffer()
    const { hash } = await upload('cut.jpg', photo.subarray(0, 300))
    const response = await client.fetch(`/files/${hash}/thumbnail`)
    expect(response.status).toBe(415)
    expect(JSON.stringify(await response.json())).toContain('media.unreadable')
  })
})

describe('who may not', () => {
  it('read files without signing in', async () => {
    const { hash } = await upload('a.bin', randomBytes(10))
    const response = await test.desk.fetch(new Request(`http://desk.test/files/${hash}`))
    expect(response.status).toBe(401)
  })

  it('upload as an auditor', async () => {
    const auditor = await test.signIn(await test.addMember('auditor'))
    const response = await auditor.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x', size: 1 }),
    })
    expect(response.status).toBe(403)
  })
})

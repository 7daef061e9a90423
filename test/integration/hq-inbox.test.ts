import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { InboxEntry, ReceivedAll } from '../../main/contract/headquarters.ts'
import { systemActor } from '../../main/desk/core.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { noteCase } from '../../main/cases/commands.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { runHistory } from '../support/histories.ts'

vi.setConfig({ testTimeout: 300_000 })

let site: TestDesk
let hq: TestDesk
let client: TestClient

beforeEach(async () => {
  ;[site, hq] = [await openCopiedDesk(), await openCopiedDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
  client = await hq.signIn(hq.manager)
  const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
  await runHistory(site, [])
})
afterEach(async () => {
  await site.close()
  await hq.close()
})

const written = async (): Promise<string> => {
  const input = { content: 'everything', to: join(site.folder, 'stick'), parcelBytes: 2 ** 21 } as const
  const { files } = await exportBundle(site.core, site.manager, input)
  const [file] = files
  if (file === undefined) throw new Error('nothing was written')
  return file
}

async function noteSomething(text: string): Promise<void> {
  const found = site.core.read.get<{ id: string }>(`select id from "case" where state<>'void' limit 1`)
  const input = { caseId: found?.id ?? '', text }
  await site.core.execute(noteCase, { actor: site.manager, input })
}

const Begun = z.object({ uploadId: z.string() })

async function upload(name: string, content: Buffer): Promise<string> {
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: content.length }),
  })
  const { uploadId } = Begun.parse(await begun.json())
  const sent = await client.fetch(`/api/uploads/${uploadId}?offset=0`, {
    method: 'PUT',
    body: new Uint8Array(content),
  })
  expect(sent.status).toBe(200)
  return uploadId
}

const Started = z.object({ jobId: z.string() })
const View = z.object({ state: z.string(), result: z.unknown(), error: z.unknown() })

async function receive(uploadIds: readonly string[]) {
  const { jobId } = Started.parse(await client.mutate('hq.receive', { uploadIds }))
  let view: z.output<typeof View> | undefined
  await expect
    .poll(
      async () => {
        view = View.parse(await client.query('jobs.status', { jobId }))
        return view.state
      },
      { timeout: 120_000 },
    )
    .not.toBe('running')
  if (view?.state !== 'done') throw new Error(JSON.stringify(view))
  return view.result as ReceivedAll
}

const inbox = async () => ((await client.query('hq.inbox', {})) as { entries: InboxEntry[] }).entries

describe('the inbox of headquarters', () => {
  it('takes in many parcels at once, tells of each what became of it, and offers the receipt', async () => {
    const file = await written()
    const bundle = await readFile(file)
    const broken = Buffer.from(bundle)
    broken[broken.length - 100] = (broken[broken.length - 100] ?? 0) ^ 1
    const result = await receive([
      await upload(basename(file), bundle),
      await upload('照片.jpg', Buffer.from('no parcel at all')),
      await upload('damaged.desk-bundle', broken),
      await upload('again.desk-bundle', bundle),
    ])
    expect(result).toMatchObject({ taken: 2, refused: 2, waiting: 0, receipts: [{ number: 1 }] })
    const entries = await inbox()
    expect(entries.filter(entry => entry.kind === 'refusal')).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ name: '照片.jpg', code: 'sync.notAParcel' }),
        expect.objectContaining({ name: 'damaged.desk-bundle', code: 'sync.damaged' }),
      ]),
    )
    const [receipt] = result.receipts
    const answer = await client.fetch(`/files/hq/${receipt?.hqSiteId}/receipt`)
    expect(answer.headers.get('content-disposition')).toContain('receipt-TEST-0001')
    const brought = join(site.folder, 'brought.desk-receipt')
    await writeFile(brought, Buffer.from(await answer.arrayBuffer()))
    expect(await takeReceiptFile(site.core, site.manager, brought)).toMatchObject({ number: 1, missing: 0 })
  })

  it('says what a parcel waits for, and that it was used once the one before it came', async () => {
    const first = await readFile(await written())
    await receive([await upload('1.desk-bundle', first)])
    const [entry] = await inbox()
    if (entry?.kind !== 'parcel') throw new Error('no parcel in the inbox')
    await takeReceiptFile(site.core, site.manager, await broughtReceipt(entry.hqSiteId))
    const copy = `${hq.folder}-copy`
    hq = await hq.reopenBesideCopy(copy)
    client = await hq.signIn(hq.manager)
    await noteSomething('第二次')
    const second = await readFile(await written())
    await receive([await upload('2.desk-bundle', second)])
    await takeReceiptFile(site.core, site.manager, await broughtReceipt(entry.hqSiteId))
    await noteSomething('第三次')
    const third = await readFile(await written())
    hq = await hq.reopenFromCopy(copy)
    client = await hq.signIn(hq.manager)
    expect(await receive([await upload('3.desk-bundle', third)])).toMatchObject({ taken: 1, waiting: 1 })
    const [waits] = await inbox()
    expect(waits).toMatchObject({
      kind: 'parcel',
      applied: 0,
      gaps: [{ from: expect.any(Number) as number }],
    })
    expect(await client.query('hq.sites', {})).toMatchObject({ sites: [{ code: 'TEST', waiting: 1 }] })
    await receive([await upload('2.desk-bundle', second)])
    expect(await client.query('hq.sites', {})).toMatchObject({
      name: '集团客服',
      sites: [{ code: 'TEST', waiting: 0, missing: 0, forks: 0, heldBack: 0 }],
    })
    expect((await inbox()).every(one => one.kind === 'parcel' && one.gaps.length === 0)).toBe(true)
  })

  it('asks whoever brings parcels, invites or revokes for the right to', async () => {
    const clerk = await hq.signIn(await hq.addMember('clerk'))
    await expect(clerk.mutate('hq.receive', { uploadIds: ['x'] })).rejects.toMatchObject({ status: 403 })
    await expect(clerk.mutate('hq.invite', { code: 'B', name: '乙' })).rejects.toMatchObject({ status: 403 })
    expect(await clerk.query('hq.sites', {})).toMatchObject({ sites: [{ code: 'TEST' }] })
    const atSite = await site.signIn(site.manager)
    await expect(atSite.query('hq.sites', {})).rejects.toMatchObject({ code: 'hq.notHeadquarters' })
  })

  it('believes no revoked key: the parcel is refused and stands in the list', async () => {
    const bundle = await readFile(await written())
    await receive([await upload('1.desk-bundle', bundle)])
    const [row] = ((await client.query('hq.sites', {})) as { sites: { id: string }[] }).sites
    const detail = (await client.query('hq.site', { hqSiteId: row?.id })) as {
      keys: { fingerprint: string }[]
    }
    await client.command('hq.revokeKey', { fingerprint: detail.keys[0]?.fingerprint })
    expect(await receive([await upload('2.desk-bundle', bundle)])).toMatchObject({ taken: 0, refused: 1 })
    expect((await inbox())[0]).toMatchObject({ kind: 'refusal', code: 'sync.keyRevoked' })
  })
})

async function broughtReceipt(hqSiteId: string): Promise<string> {
  const file = join(site.folder, 'brought.desk-receipt')
  const answer = await client.fetch(`/files/hq/${hqSiteId}/receipt`)
  await writeFile(file, Buffer.from(await answer.arrayBuffer()))
  return file
}

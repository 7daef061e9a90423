import { writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExchangeEntry, InvitationView, SyncOverview } from '../../main/contract/sync.ts'
import { systemActor } from '../../main/desk/core.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What the site's screen of syncing asks, in the order in which people come to it. */
describe('a site syncs through its screen', () => {
  let site: TestDesk
  let hq: TestDesk
  let manager: TestClient
  let invitation = ''
  let jobId = ''
  let receipt = ''

  beforeAll(async () => {
    ;[site, hq] = [await openTestDesk(), await openTestDesk()]
    await becomeHeadquarters(hq.core, '集团客服')
    invitation = JSON.stringify(await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' }))
    manager = await site.signIn(site.manager)
  })
  afterAll(async () => {
    await site.close()
    await hq.close()
  })

  const overview = async () => (await manager.query('sync.overview')) as SyncOverview
  const history = async () =>
    (await manager.query('sync.history')) as { entries: ExchangeEntry[]; more: boolean }
  const ended = async () => {
    const view = async () =>
      (await manager.query('jobs.status', { jobId })) as { state: string; result: { files: string[] } }
    await expect.poll(async () => (await view()).state, { timeout: 60_000 }).not.toBe('running')
    return view()
  }

  it('that belongs to no headquarters yet', async () => {
    expect(await manager.query('sync.status')).toEqual({ hq: null, unsent: 0, silentFor: 0, late: false })
    expect(await overview()).toEqual({ link: null, unsent: null, lastSent: null, lastReceipt: null })
    await expect(manager.mutate('sync.enrol', { content: '{}' })).rejects.toMatchObject({
      code: 'sync.notAnInvitation',
    })
  })

  it('by an invitation that says who made it, and nothing of its secret', async () => {
    const view = (await manager.mutate('sync.readInvitation', { content: invitation })) as InvitationView
    expect(view).toMatchObject({ hq: '集团客服', code: 'TEST', problem: null, again: false })
    const { secret } = JSON.parse(invitation) as { secret: string }
    expect(JSON.stringify(view)).not.toContain(secret)
    const other = JSON.stringify(await makeInvitation(hq.core, systemActor, { code: 'BJ02', name: '别处' }))
    expect(await manager.mutate('sync.readInvitation', { content: other })).toMatchObject({
      problem: { code: 'sync.invitationForOther', params: { code: 'BJ02', own: 'TEST' } },
    })
    await manager.mutate('sync.enrol', { content: invitation })
    expect(await overview()).toMatchObject({
      link: { name: '集团客服', key: view.key, confirmedAt: null, receiptAt: null },
      lastSent: null,
    })
    expect((await overview()).unsent?.operations).toBeGreaterThan(0)
    expect(await manager.query('sync.filesToSend')).toEqual({ files: 0, bytes: 0 })
  })

  it('with a bundle that is fetched in the browser, by whoever made it alone', async () => {
    const clerk = await site.signIn(await site.addMember('clerk'))
    await expect(clerk.mutate('sync.export', { content: 'everything', folder: null })).rejects.toMatchObject({
      code: 'permission.denied',
    })
    ;({ jobId } = (await manager.mutate('sync.export', { content: 'everything', folder: null })) as {
      jobId: string
    })
    const { result } = await ended()
    expect(result).toMatchObject({ fetch: true, archived: 0, unreadable: 0 })
    const path = `/files/bundle/${jobId}/1`
    expect((await clerk.fetch(path)).status).toBe(403)
    expect((await manager.fetch(`/files/bundle/${jobId}/2`)).status).toBe(404)
    const fetched = await manager.fetch(path)
    expect(fetched.headers.get('content-disposition')).toContain('.desk-bundle')
    const file = join(hq.folder, 'fetched.desk-bundle')
    writeFileSync(file, Buffer.from(await fetched.arrayBuffer()))
    const received = await receiveParcel(hq.core, file)
    expect(received.applied).toBeGreaterThan(0)
    ;({ file: receipt } = await writeReceipt(hq.core, received.hqSiteId, join(hq.folder, 'receipts')))
    expect((await overview()).lastSent).toMatchObject({ content: 'everything', parcels: 1, confirmed: false })
  })

  it('and a receipt that is taken in, once', async () => {
    const bytes = await readFile(receipt)
    const upload = async () => {
      const begun = await manager.fetch('/api/uploads', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'receipt', size: bytes.length }),
      })
      const { uploadId } = (await begun.json()) as { uploadId: string }
      await manager.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: bytes })
      return manager.mutate('sync.takeReceipt', { uploadId })
    }
    expect(await upload()).toMatchObject({ number: 1, missing: 0, gaps: [], newIncarnation: false })
    await expect(upload()).rejects.toMatchObject({ code: 'sync.oldReceipt' })
    expect(await overview()).toMatchObject({
      lastSent: { confirmed: true },
      lastReceipt: { number: 1, said: { missing: 0, forks: [], heldBack: [] } },
    })
    const { entries, more } = await history()
    expect(entries.map(({ kind }) => kind)).toEqual(['receipt', 'sent'])
    expect(more).toBe(false)
  })

  it('is told in the status line when headquarters has been silent for a week', async () => {
    const at = (await overview()).link?.receiptAt ?? 0
    site.setClock(at + 8 * 86_400_000)
    const again = await site.signIn(site.manager)
    expect(await again.query('sync.status')).toMatchObject({ hq: '集团客服', late: true })
  })
})

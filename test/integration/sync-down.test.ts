import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { checkTables } from '../../main/log/rebuild.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { systemActor } from '../../main/desk/core.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import { answerDirective, finishDirective, raiseNeed } from '../../main/directives/commands.ts'
import { listDirectives, listNeeds } from '../../main/directives/queries.ts'
import { answerNeed, closeDirective, sendDirective } from '../../main/hq/directive-commands.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { type ReceivedParcel, receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { openSiteData } from '../../main/hq/site-data.ts'
import { compareTables } from '../../main/log/compare-tables.ts'
import { operationSubjectTable } from '../../main/log/tables.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { openCopiedDesk, openTestDesk, type TestDesk } from '../support/desk.ts'

vi.setConfig({ testTimeout: 300_000 })

const Letters = z.array(
  z.object({ id: z.string(), asks: z.string(), seen: z.string(), decided: z.string().nullable() }),
)
const LetterSaid = z.looseObject({ state: z.string() })

let site: TestDesk
let hq: TestDesk
let hqSiteId: string

beforeEach(async () => {
  ;[site, hq] = [await openCopiedDesk(), await openTestDesk()]
  await becomeHeadquarters(hq.core, '集团客服')
  const invitation = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '海棠湾' })
  await joinHeadquarters(site.core, systemActor, Buffer.from(JSON.stringify(invitation)))
  hqSiteId = (await receiveAll(await written()))[0]?.hqSiteId ?? ''
})
afterEach(async () => {
  await site.close()
  await hq.close()
})

const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown
const stick = () => join(site.folder, 'stick')

const written = async () =>
  (
    await exportBundle(site.core, site.manager, {
      content: 'everything',
      to: stick(),
      parcelBytes: 2 ** 21,
    })
  ).files

async function receiveAll(files: readonly string[]): Promise<ReceivedParcel[]> {
  const received: ReceivedParcel[] = []
  for (const file of files) received.push(await receiveParcel(hq.core, file))
  return received
}

const receipt = async () => (await writeReceipt(hq.core, hqSiteId, stick())).file
const taken = (file: string) => takeReceiptFile(site.core, site.manager, file)
/** A receipt to the site, and a bundle back. */
async function roundTrip() {
  const report = await taken(await receipt())
  await receiveAll(await written())
  return report
}

async function send(title: string): Promise<string> {
  const directiveId = uuidv7()
  await hq.core.execute(sendDirective, {
    actor: hq.manager,
    input: {
      hqSiteId,
      directiveId,
      kind: 'directive',
      caseId: null,
      dueOn: '2026-12-01',
      title,
      text: '请于本周内排查地下车库渗漏。',
    },
  })
  return directiveId
}

const atSite = () => listDirectives(site.core.read).map(({ title }) => title)

/** What headquarters holds of the site is what the site has, but for the order on timelines. */
async function expectSame(): Promise<void> {
  const data = await openSiteData(hq.core, hqSiteId)
  try {
    const synced = tables.filter(table => table.synced && table !== operationSubjectTable)
    expect(compareTables(site.core.read, data.replica.read, synced).differences).toEqual([])
  } finally {
    data.close()
  }
  expect(verifyChain(site.core.read, { registry: operations }).problems).toEqual([])
  const checked = await checkTables({
    live: site.core.readConnection,
    staging: { folder: site.folder, key: site.core.keys.staging },
    tables,
    registry: operations,
  })
  expect(checked.differences).toEqual([])
}

describe('what headquarters sends down', () => {
  it('is there once however often its receipts come, and the answer goes back up', async () => {
    const directiveId = await send('排查车库')
    const first = await receipt()
    const second = await receipt()
    expect(await taken(first)).toMatchObject({ taken: 2, ahead: false })
    expect(atSite()).toEqual(['排查车库'])
    expect(await taken(second)).toMatchObject({ taken: 0 })
    await expect(taken(second)).rejects.toEqual(refusal('sync.oldReceipt'))
    const input = { directiveId }
    await site.core.execute(answerDirective, {
      actor: site.manager,
      input: { ...input, text: '已排查，三处渗漏。' },
    })
    await site.core.execute(finishDirective, { actor: site.manager, input })
    await receiveAll(await written())
    await expectSame()
    const data = await openSiteData(hq.core, hqSiteId)
    expect(listDirectives(data.replica.read)).toMatchObject([
      {
        sender: hq.core.read.get<{ name: string }>('select name from staff')?.name,
        answer: '已排查，三处渗漏。',
      },
    ])
    data.close()
    // Told once that it is there, it is sent no more.
    expect(await taken(await receipt())).toMatchObject({ taken: 0 })
    await hq.core.execute(closeDirective, {
      actor: hq.manager,
      input: { hqSiteId, directiveId, caseId: null, text: '同意办结。' },
    })
    expect(await roundTrip()).toMatchObject({ taken: 1 })
    await expect(site.core.execute(finishDirective, { actor: site.manager, input })).rejects.toEqual(
      refusal('directive.closed'),
    )
    await expectSame()
  })

  it('comes with any later receipt where one is lost, in its order', async () => {
    await send('一')
    await receipt()
    await send('二')
    expect(await roundTrip()).toMatchObject({ taken: 3 })
    await send('三')
    await roundTrip()
    expect(atSite().toSorted()).toEqual(['一', '三', '二'])
    await expectSame()
  })

  it('is asked for again by a site that came back from a backup', async () => {
    await send('一')
    const copy = `${site.folder}-copy`
    site = await site.reopenBesideCopy(copy)
    await roundTrip()
    await send('二')
    site = await site.reopenFromCopy(copy)
    // It lies where it lay, so it does not notice by itself. It lacks the first, which headquarters takes it to have.
    expect(await taken(await receipt())).toMatchObject({ taken: 0, ahead: true, newIncarnation: true })
    await receiveAll(await written())
    expect(await taken(await receipt())).toMatchObject({ taken: 3 })
    expect(atSite().toSorted()).toEqual(['一', '二'])
  })

  it('is given back to a headquarters that came back from a backup, and sent to nobody twice', async () => {
    await taken(await receipt())
    await send('一')
    const copy = `${hq.folder}-copy`
    hq = await hq.reopenBesideCopy(copy)
    await roundTrip()
    await send('二')
    await roundTrip()
    expect(atSite()).toHaveLength(2)
    hq = await hq.reopenFromCopy(copy)
    await send('三')
    // It notices by the site's bundle, and waits with what it has until it was given back its own.
    await site.core.execute(raiseNeed, {
      actor: site.manager,
      input: { needId: uuidv7(), kind: 'need', caseId: null, title: '缺人', text: '' },
    })
    await receiveAll(await written())
    expect(await taken(await receipt())).toMatchObject({ taken: 0 })
    await receiveAll(await written())
    expect(await roundTrip()).toMatchObject({ taken: 2 })
    expect(atSite().toSorted()).toEqual(['一', '三', '二'])
    await expectSame()
  })

  it('answers what a site needs', async () => {
    const needId = uuidv7()
    await site.core.execute(raiseNeed, {
      actor: site.manager,
      input: { needId, kind: 'difficulty', caseId: null, title: '施工单位不配合', text: '已催三次。' },
    })
    await receiveAll(await written())
    await hq.core.execute(answerNeed, {
      actor: hq.manager,
      input: { hqSiteId, needId, caseId: null, text: '集团工程部明日约谈。' },
    })
    await roundTrip()
    expect(listNeeds(site.core.read)).toMatchObject([{ id: needId, answer: '集团工程部明日约谈。' }])
    await expectSame()
  })

  it('is sent, followed and closed by people of headquarters, and by nobody of a site', async () => {
    const client = await hq.signIn(hq.manager)
    const directiveId = uuidv7()
    const input = {
      hqSiteId,
      directiveId,
      kind: 'directive',
      caseId: null,
      dueOn: '2026-01-05',
      title: '报送台账',
      text: '',
    }
    await expect(
      client.command('hqDirectives.send', { ...input, kind: 'supervision', caseId: uuidv7() }),
    ).rejects.toMatchObject({ code: 'case.notFound' })
    await client.command('hqDirectives.send', input)
    const list = () => client.query('hqDirectives.list', { hqSiteId })
    expect(await list()).toMatchObject({ directives: [{ title: '报送台账', delivery: 'waiting' }] })
    const bringing = await receipt()
    expect(await list()).toMatchObject({ directives: [{ delivery: 'sent' }] })
    await taken(bringing)
    const here = await site.signIn(site.manager)
    await here.command('directives.finish', { directiveId })
    await expect(here.query('hqDirectives.overview')).rejects.toMatchObject({ code: 'hq.notHeadquarters' })
    await expect(here.command('hqDirectives.send', input)).rejects.toMatchObject({
      code: 'hq.notHeadquarters',
    })
    await receiveAll(await written())
    expect(await list()).toMatchObject({ directives: [{ delivery: 'arrived', doneByName: '测试经理' }] })
    expect(await client.query('hqDirectives.overview')).toMatchObject([
      { open: 0, done: 1, needs: 0, letters: 0 },
    ])
    await client.command('hqDirectives.close', { hqSiteId, directiveId, text: '' })
    expect(await list()).toMatchObject({ waiting: [directiveId] })
  })

  it('decides on documents as if its paper had come, and on nothing that was changed meanwhile', async () => {
    const above = await hq.signIn(hq.manager)
    const here = await site.signIn(site.manager)
    const write = async (subject: string) => {
      const letterId = uuidv7()
      await here.command('letters.write', {
        letterId,
        direction: 'out',
        kind: 'media',
        party: '晚报社',
        subject,
        text: '情况说明',
        replyBy: null,
      })
      await here.command('letters.submit', { letterId })
      return letterId
    }
    const letter = async (letterId: string) =>
      LetterSaid.parse(await here.query('letters.detail', { letterId }))
    const [good, bad, moved] = [await write('一'), await write('二'), await write('三')]
    await receiveAll(await written())
    const list = async () => Letters.parse(await above.query('hqDirectives.letters', { hqSiteId }))
    const decide = async (letterId: string, verdict: string, more = {}) =>
      above.command('hqDirectives.decideLetter', {
        hqSiteId,
        decisionId: uuidv7(),
        letterId,
        verdict,
        seen: (await list()).find(({ id }) => id === letterId)?.seen ?? '',
        reference: '',
        text: '',
        ...more,
      })
    expect((await list()).map(({ asks }) => asks)).toEqual(['approval', 'approval', 'approval'])
    await expect(decide(good, 'approved', { seen: 'something else' })).rejects.toMatchObject({
      code: 'hq.letterChanged',
    })
    await expect(decide(good, 'recorded')).rejects.toMatchObject({ code: 'letter.wrongState' })
    await decide(good, 'approved')
    await decide(bad, 'refused', { text: '请补充事实' })
    await decide(moved, 'approved')
    expect((await list()).map(({ decided }) => decided)).toEqual(['approved', 'refused', 'approved'])
    // Meanwhile the third became another one.
    await here.command('letters.refuse', { letterId: moved, reason: '改' })
    const content = { kind: 'media', party: '晚报社', subject: '三', text: '另一份', replyBy: null }
    await here.command('letters.correct', { letterId: moved, ...content })
    await here.command('letters.submit', { letterId: moved })
    await taken(await receipt())
    expect(await letter(good)).toMatchObject({ state: 'approved', decisions: [{ verdict: 'approved' }] })
    expect(await letter(bad)).toMatchObject({ state: 'draft', remark: '请补充事实' })
    expect(await letter(moved)).toMatchObject({ state: 'submitted', decisions: [{ verdict: 'approved' }] })
    await here.command('letters.issue', { letterId: good })
    await receiveAll(await written())
    expect(await list()).toMatchObject([
      { id: good, asks: 'record', decided: null },
      { id: moved, asks: 'approval', decided: null },
    ])
    await decide(good, 'recorded', { reference: '集备2026-17' })
    await roundTrip()
    expect(await letter(good)).toMatchObject({
      owesHeadquarters: false,
      headquartersReference: '集备2026-17',
    })
    await expectSame()
  })

  it('gives sections of its profile, which the site goes by and nobody there changes, where they fit', async () => {
    const above = await hq.signIn(hq.manager)
    const here = await site.signIn(site.manager)
    const own = async (core: TestDesk) => profileOf(core.core.read).categories
    const changed = async (categories: unknown, desk: typeof above, base: number) =>
      desk.command('profile.change', { section: 'categories', base, content: categories })
    const shipped = await own(hq)
    const more = { id: 'charging', name: { zh: '充电桩', en: 'Chargers' } }
    await changed([...shipped, more], above, 0)
    const given = { hqSiteIds: [hqSiteId], sections: ['categories'] }
    await expect(here.command('hqReference.publish', given)).rejects.toMatchObject({
      code: 'hq.notHeadquarters',
    })
    await above.command('hqReference.publish', given)
    const list = () => above.query('hqReference.list', { hqSiteId })
    expect(await list()).toMatchObject([{ section: 'categories', waiting: true }])
    await roundTrip()
    expect((await own(site)).at(-1)?.name).toEqual(more.name)
    expect(await list()).toMatchObject([{ section: 'categories', waiting: false, taken: true, why: null }])
    await expect(changed(shipped, here, 1)).rejects.toMatchObject({ code: 'profile.ofHeadquarters' })
    expect(await here.query('profile.section', { section: 'categories' })).toMatchObject({
      fromAbove: { at: expect.any(Number) as number },
    })

    // A case of the site has the one that goes: the site keeps what it has, and headquarters is told.
    await here.command('cases.receive', {
      caseId: uuidv7(),
      channel: 'counter',
      kind: 'repair',
      category: [more.id],
      emergency: false,
      unitId: null,
      personId: null,
      room: null,
      text: '漏水',
    })
    await changed(shipped, above, 1)
    await above.command('hqReference.publish', given)
    await roundTrip()
    expect(await own(site)).toHaveLength(shipped.length + 1)
    expect(await list()).toMatchObject([{ taken: false, why: 'profile.inUse' }])

    await above.command('hqReference.withdraw', given)
    await roundTrip()
    await changed([...shipped, { ...more, name: { zh: '充电', en: 'Charging' } }], here, 1)
    expect(await list()).toEqual([])
    await receiveAll(await written())
    await expectSame()
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { answerDirective, finishDirective, raiseNeed } from '../../main/directives/commands.ts'
import { listDirectives, listNeeds } from '../../main/directives/queries.ts'
import { answerNeed, closeDirective, sendDirective } from '../../main/hq/directive-commands.ts'
import { openSiteData } from '../../main/hq/site-data.ts'
import {
  bring,
  closePair,
  expectSame,
  openPair,
  type Pair,
  receiptFor,
  roundTrip,
  takeReceipt,
} from '../support/site-pair.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let pair: Pair
beforeEach(async () => {
  pair = await openPair()
})
afterEach(() => closePair(pair))

const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown

async function send(title: string): Promise<string> {
  const directiveId = uuidv7()
  await pair.hq.core.execute(sendDirective, {
    actor: pair.hq.manager,
    input: {
      hqSiteId: pair.hqSiteId,
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

const atSite = () => listDirectives(pair.site.core.read).map(({ title }) => title)

describe('what headquarters sends down', () => {
  it('is there once however often its receipts come, and the answer goes back up', async () => {
    const directiveId = await send('排查车库')
    const first = await receiptFor(pair)
    const second = await receiptFor(pair)
    expect(await takeReceipt(pair, first)).toMatchObject({ taken: 2, ahead: false })
    expect(atSite()).toEqual(['排查车库'])
    expect(await takeReceipt(pair, second)).toMatchObject({ taken: 0 })
    await expect(takeReceipt(pair, second)).rejects.toEqual(refusal('sync.oldReceipt'))
    const input = { directiveId }
    await pair.site.core.execute(answerDirective, {
      actor: pair.site.manager,
      input: { ...input, text: '已排查，三处渗漏。' },
    })
    await pair.site.core.execute(finishDirective, { actor: pair.site.manager, input })
    await bring(pair)
    await expectSame(pair)
    const data = await openSiteData(pair.hq.core, pair.hqSiteId)
    expect(listDirectives(data.replica.read)).toMatchObject([
      {
        sender: pair.hq.core.read.get<{ name: string }>('select name from staff')?.name,
        answer: '已排查，三处渗漏。',
      },
    ])
    data.close()
    // Told once that it is there, it is sent no more.
    expect(await takeReceipt(pair, await receiptFor(pair))).toMatchObject({ taken: 0 })
    await pair.hq.core.execute(closeDirective, {
      actor: pair.hq.manager,
      input: { hqSiteId: pair.hqSiteId, directiveId, caseId: null, text: '同意办结。' },
    })
    expect(await roundTrip(pair)).toMatchObject({ taken: 1 })
    await expect(
      pair.site.core.execute(finishDirective, { actor: pair.site.manager, input }),
    ).rejects.toEqual(refusal('directive.closed'))
    await expectSame(pair)
  })

  it('comes with any later receipt where one is lost, in its order', async () => {
    await send('一')
    await receiptFor(pair)
    await send('二')
    expect(await roundTrip(pair)).toMatchObject({ taken: 3 })
    await send('三')
    await roundTrip(pair)
    expect(atSite().toSorted()).toEqual(['一', '三', '二'])
    await expectSame(pair)
  })

  it('is asked for again by a site that came back from a backup', async () => {
    await send('一')
    const copy = `${pair.site.folder}-copy`
    pair.site = await pair.site.reopenBesideCopy(copy)
    await roundTrip(pair)
    await send('二')
    pair.site = await pair.site.reopenFromCopy(copy)
    // It lies where it lay, so it does not notice by itself. It lacks the first, which headquarters takes it to have.
    expect(await takeReceipt(pair, await receiptFor(pair))).toMatchObject({
      taken: 0,
      ahead: true,
      newIncarnation: true,
    })
    await bring(pair)
    expect(await takeReceipt(pair, await receiptFor(pair))).toMatchObject({ taken: 3 })
    expect(atSite().toSorted()).toEqual(['一', '二'])
  })

  it('is given back to a headquarters that came back from a backup, and sent to nobody twice', async () => {
    await takeReceipt(pair, await receiptFor(pair))
    await send('一')
    const copy = `${pair.hq.folder}-copy`
    pair.hq = await pair.hq.reopenBesideCopy(copy)
    await roundTrip(pair)
    await send('二')
    await roundTrip(pair)
    expect(atSite()).toHaveLength(2)
    pair.hq = await pair.hq.reopenFromCopy(copy)
    await send('三')
    // It notices by the site's bundle, and waits with what it has until it was given back its own.
    await pair.site.core.execute(raiseNeed, {
      actor: pair.site.manager,
      input: { needId: uuidv7(), kind: 'need', caseId: null, title: '缺人', text: '' },
    })
    await bring(pair)
    expect(await takeReceipt(pair, await receiptFor(pair))).toMatchObject({ taken: 0 })
    await bring(pair)
    expect(await roundTrip(pair)).toMatchObject({ taken: 2 })
    expect(atSite().toSorted()).toEqual(['一', '三', '二'])
    await expectSame(pair)
  })

  it('answers what a site needs', async () => {
    const needId = uuidv7()
    await pair.site.core.execute(raiseNeed, {
      actor: pair.site.manager,
      input: { needId, kind: 'difficulty', caseId: null, title: '施工单位不配合', text: '已催三次。' },
    })
    await bring(pair)
    await pair.hq.core.execute(answerNeed, {
      actor: pair.hq.manager,
      input: { hqSiteId: pair.hqSiteId, needId, caseId: null, text: '集团工程部明日约谈。' },
    })
    await roundTrip(pair)
    expect(listNeeds(pair.site.core.read)).toMatchObject([{ id: needId, answer: '集团工程部明日约谈。' }])
    await expectSame(pair)
  })

  it('is sent, followed and closed by people of headquarters, and by nobody of a site', async () => {
    const client = await pair.hq.signIn(pair.hq.manager)
    const directiveId = uuidv7()
    const input = {
      hqSiteId: pair.hqSiteId,
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
    const list = () => client.query('hqDirectives.list', { hqSiteId: pair.hqSiteId })
    expect(await list()).toMatchObject({ directives: [{ title: '报送台账', delivery: 'waiting' }] })
    const bringing = await receiptFor(pair)
    expect(await list()).toMatchObject({ directives: [{ delivery: 'sent' }] })
    await takeReceipt(pair, bringing)
    const here = await pair.site.signIn(pair.site.manager)
    await here.command('directives.finish', { directiveId })
    await expect(here.query('hqDirectives.overview')).rejects.toMatchObject({ code: 'hq.notHeadquarters' })
    await expect(here.command('hqDirectives.send', input)).rejects.toMatchObject({
      code: 'hq.notHeadquarters',
    })
    await bring(pair)
    expect(await list()).toMatchObject({ directives: [{ delivery: 'arrived', doneByName: '测试经理' }] })
    expect(await client.query('hqDirectives.overview')).toMatchObject([
      { open: 0, done: 1, needs: 0, letters: 0 },
    ])
    await client.command('hqDirectives.close', { hqSiteId: pair.hqSiteId, directiveId, text: '' })
    expect(await list()).toMatchObject({ waiting: [directiveId] })
  })
})

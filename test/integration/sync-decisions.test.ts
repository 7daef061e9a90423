import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { profileOf } from '../../main/profiles/profiles.ts'
import type { TestDesk } from '../support/desk.ts'
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

const Letters = z.array(
  z.object({ id: z.string(), asks: z.string(), seen: z.string(), decided: z.string().nullable() }),
)
const LetterSaid = z.looseObject({ state: z.string() })

describe('headquarters', () => {
  it('sees what a site lacks for the rainy season as the site sees it, and that nobody has begun', async () => {
    const may = Date.parse('2027-05-10T09:00:00+08:00')
    pair.site.setClock(may)
    pair.hq.setClock(may)
    const above = await pair.hq.signIn(pair.hq.manager)
    const here = await pair.site.signIn(pair.site.manager)
    const seen = () => above.query('hq.season', { hqSiteId: pair.hqSiteId })
    expect(await seen()).toMatchObject({ year: 2027, state: null })
    await here.command('season.start', { seasonId: uuidv7(), year: 2027 })
    await bring(pair)
    const readiness = await here.query('season.readiness', { year: 2027 })
    expect(await seen()).toEqual(readiness)
    expect(await seen()).toMatchObject({
      state: 'draft',
      complete: false,
      lacks: expect.arrayContaining([
        { code: 'contractors', must: true, of: { have: 0, need: 2, under: 0 } },
      ]) as unknown,
    })
    await expect(above.query('hq.season', { hqSiteId: uuidv7() })).rejects.toMatchObject({
      code: 'hq.siteUnknown',
    })
    await expect(here.query('hq.season', { hqSiteId: pair.hqSiteId })).rejects.toMatchObject({
      code: 'hq.notHeadquarters',
    })
  })

  it('decides on documents as if its paper had come, and on nothing that was changed meanwhile', async () => {
    const above = await pair.hq.signIn(pair.hq.manager)
    const here = await pair.site.signIn(pair.site.manager)
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
    await bring(pair)
    const list = async () =>
      Letters.parse(await above.query('hqDirectives.letters', { hqSiteId: pair.hqSiteId }))
    const decide = async (letterId: string, verdict: string, more = {}) =>
      above.command('hqDirectives.decideLetter', {
        hqSiteId: pair.hqSiteId,
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
    expect(await above.query('hqDirectives.overview')).toMatchObject([{ letters: 3, decided: 0 }])
    await decide(good, 'approved')
    await decide(bad, 'refused', { text: '请补充事实' })
    await decide(moved, 'approved')
    expect(await above.query('hqDirectives.overview')).toMatchObject([{ letters: 0, decided: 3 }])
    expect((await list()).map(({ decided }) => decided)).toEqual(['approved', 'refused', 'approved'])
    // Meanwhile the third became another one.
    await here.command('letters.refuse', { letterId: moved, reason: '改' })
    const content = { kind: 'media', party: '晚报社', subject: '三', text: '另一份', replyBy: null }
    await here.command('letters.correct', { letterId: moved, ...content })
    await here.command('letters.submit', { letterId: moved })
    await takeReceipt(pair, await receiptFor(pair))
    expect(await letter(good)).toMatchObject({ state: 'approved', decisions: [{ verdict: 'approved' }] })
    expect(await letter(bad)).toMatchObject({ state: 'draft', remark: '请补充事实' })
    expect(await letter(moved)).toMatchObject({ state: 'submitted', decisions: [{ verdict: 'approved' }] })
    await here.command('letters.issue', { letterId: good })
    await bring(pair)
    expect(await list()).toMatchObject([
      { id: good, asks: 'record', decided: null },
      { id: moved, asks: 'approval', decided: null },
    ])
    await decide(good, 'recorded', { reference: '集备2026-17' })
    await roundTrip(pair)
    expect(await letter(good)).toMatchObject({
      owesHeadquarters: false,
      headquartersReference: '集备2026-17',
    })
    await expectSame(pair)
  })

  it('gives sections of its profile, which the site goes by and nobody there changes, where they fit', async () => {
    const above = await pair.hq.signIn(pair.hq.manager)
    const here = await pair.site.signIn(pair.site.manager)
    const own = async (core: TestDesk) => profileOf(core.core.read).categories
    const changed = async (categories: unknown, desk: typeof above, base: number) =>
      desk.command('profile.change', { section: 'categories', base, content: categories })
    const shipped = await own(pair.hq)
    const more = { id: 'charging', name: { zh: '充电桩', en: 'Chargers' } }
    await changed([...shipped, more], above, 0)
    const given = { hqSiteIds: [pair.hqSiteId], sections: ['categories'] }
    await expect(here.command('hqReference.publish', given)).rejects.toMatchObject({
      code: 'hq.notHeadquarters',
    })
    await above.command('hqReference.publish', given)
    const list = () => above.query('hqReference.list', { hqSiteId: pair.hqSiteId })
    expect(await list()).toMatchObject([{ section: 'categories', waiting: true, current: true }])
    await roundTrip(pair)
    expect((await own(pair.site)).at(-1)?.name).toEqual(more.name)
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
    expect(await above.query('hqReference.overview')).toMatchObject([
      { code: 'TEST', sections: [{ section: 'categories', taken: true, current: false }] },
    ])
    await above.command('hqReference.publish', given)
    await roundTrip(pair)
    expect(await own(pair.site)).toHaveLength(shipped.length + 1)
    expect(await list()).toMatchObject([{ taken: false, why: 'profile.inUse' }])

    await above.command('hqReference.withdraw', given)
    expect(await list()).toMatchObject([{ section: 'categories', leaving: true }])
    await roundTrip(pair)
    await changed([...shipped, { ...more, name: { zh: '充电', en: 'Charging' } }], here, 1)
    expect(await list()).toEqual([])
    await bring(pair)
    await expectSame(pair)
  })
})

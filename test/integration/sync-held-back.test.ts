import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { noteCase } from '../../main/cases/commands.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import type { TestDesk } from '../support/desk.ts'
import { bring, closePair, openPair, type Pair } from '../support/site-pair.ts'

vi.setConfig({ testTimeout: 120_000 })

let pair: Pair

beforeEach(async () => {
  pair = await openPair()
})
afterEach(() => closePair(pair))

const note = (desk: TestDesk, caseId: string, text: string) =>
  desk.core.execute(noteCase, { actor: desk.manager, input: { caseId, kind: 'note', text } })

it('headquarters is told which entries of a copy it does not use, and of which case', async () => {
  const { hq, hqSiteId } = pair
  const caseId = await takeCase(pair.site, { text: '漏水' })
  await bring(pair)
  const copy = join(hq.folder, 'copy')
  pair.site = await pair.site.reopenBesideCopy(copy)
  await note(pair.site, caseId, '在这边')
  await bring(pair)
  pair.site = await pair.site.reopenFromCopy(copy)
  await note(pair.site, caseId, '在那边')
  await bring(pair)

  const client = await hq.signIn(hq.manager)
  const held = await client.query('hq.heldBack', { hqSiteId })
  expect(held).toContainEqual(
    expect.objectContaining({
      type: 'case.noted',
      why: 'fork',
      fromCopy: true,
      caseNumber: caseRow(pair.site, caseId)['number'],
    }),
  )
  expect(JSON.stringify(held)).not.toContain('在那边')
  const here = await pair.site.signIn(pair.site.manager)
  await expect(here.query('hq.heldBack', { hqSiteId })).rejects.toMatchObject({ code: 'hq.notHeadquarters' })
})

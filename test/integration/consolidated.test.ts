import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { attachFile, noteCase, receiveCase } from '../../main/cases/commands.ts'
import { caseDetail } from '../../main/cases/detail.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import { caseStates } from '../../main/contract/cases.ts'
import type { BundleContent } from '../../main/contract/sync.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { type DeskCore, systemActor } from '../../main/desk/core.ts'
import { type Desk, openDesk } from '../../main/desk/desk.ts'
import { markConsolidation } from '../../main/hq/consolidated/commands.ts'
import { createConsolidationSweep } from '../../main/hq/consolidated/consolidate.ts'
import { watchTouched } from '../../main/hq/consolidated/touched.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { type ReceivedParcel, receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { openSiteData } from '../../main/hq/site-data.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import type { Actor } from '../../main/log/command.ts'
import { nextLetter } from '../../main/log/incarnation.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { eachRow, findLedger } from '../../main/reports/ledgers.ts'
import { startIncarnation } from '../../main/site/commands.ts'
import { changeStaff } from '../../main/staff/commands.ts'
import { listStaff } from '../../main/staff/queries.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { caseInput } from '../support/cases.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const clock = Date.UTC(2026, 10, 22, 6)

/** A small example estate that joined a headquarters and sent it everything. */
describe('lists and figures of a headquarters', () => {
  let folder: string
  let desk: Desk
  let site: DeskCore
  let manager: Actor
  let hq: TestDesk
  let hqSiteId = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-test-'))
    desk = await openDesk({
      dataFolder: join(folder, 'data'),
      protector: keyFileProtector(join(folder, 'key')),
      machine: 'test-machine',
      threads: false,
      environment: { now: () => clock, newId: uuidv7, randomBytes },
    })
    await desk.startDemo({ seed: 7, cases: 120, share: 0.04, storm: true })
    site = desk.requireCore()
    manager = { staffId: listStaff(site.read)[0]?.id ?? null, role: 'manager' }
    hq = await openTestDesk({ clock })
    await becomeHeadquarters(hq.core, '集团客服')
    const invitation = await makeInvitation(hq.core, systemActor, { code: 'DEMO', name: '翠湖云庭' })
    await joinHeadquarters(site, manager, Buffer.from(JSON.stringify(invitation)))
  })
  afterAll(async () => {
    await desk.close()
    await hq.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function send(content: BundleContent = 'everything'): Promise<ReceivedParcel[]> {
    const to = join(folder, `stick-${uuidv7()}`)
    const { files } = await exportBundle(site, manager, { content, to, parcelBytes: 250 * 2 ** 20 })
    const received: ReceivedParcel[] = []
    for (const file of files) received.push(await receiveParcel(hq.core, file))
    hqSiteId = received[0]?.hqSiteId ?? ''
    return received
  }

  /** The numbers a ledger lists, by state. */
  function listed(core: DeskCore, ledger: string, column = 'number', state?: string): string[] {
    const found = findLedger(ledger)
    const at = found.columns.findIndex(one => one.id === column)
    const context = {
      read: core.read,
      profile: profileOf(core.read),
      language: 'zh' as const,
      now: clock,
      timeZone: 'Asia/Shanghai',
    }
    return [...eachRow(context, found, state === undefined ? {} : { state })]
      .map(row => String(row.values[at]))
      .toSorted()
  }

  const count = (core: DeskCore, sql: string, ...values: (string | number)[]): number =>
    core.read.get<{ n: number }>(`select count(*) as n ${sql}`, values)?.n ?? -1

  /** What both sides count; first as the site has it, then as headquarters has it. */
  function figures() {
    const open = `state in ('received', 'handling', 'resolved')`
    const pairs: Record<string, readonly [string, string]> = {
      overdue: [`from "case" where due_at<${clock}`, `from hq_case where due_at<${clock}`],
      open: [`from "case" where ${open}`, `from hq_case where ${open}`],
      emergency: ['from "case" where emergency=1', 'from hq_case where emergency=1'],
      major: ['from "case" where level=1', 'from hq_case where level=1'],
      openLeaks: ['from leak where over=0', 'from hq_case where leak_over=0'],
      closed: ['from "case" where closed_at is not null', 'from hq_case where closed_at is not null'],
      assigned: ['from "case" where assignee is not null', 'from hq_case where owner_role is not null'],
      satisfied: [
        `from callback where satisfaction='satisfied'`,
        `from hq_callback where satisfaction='satisfied'`,
      ],
      reached: [`from callback where state='done'`, `from hq_callback where state='done'`],
      sheetsOut: [`from sheet where direction='out'`, `from hq_sheet where direction='out'`],
      chased: ['from sheet where chases>0', 'from hq_sheet where chases>0'],
    }
    return Object.fromEntries(
      Object.entries(pairs).map(([name, [there, here]]) => [
        name,
        [count(site, there), count(hq.core, here)] as const,
      ]),
    )
  }

  function areEqual(): void {
    for (const [name, [there, here]] of Object.entries(figures()))
      expect({ [name]: here }).toEqual({ [name]: there })
    for (const [theirs, ours] of [
      ['cases', 'hq-cases'],
      ['complaints', 'hq-complaints'],
      ['repairs', 'hq-repairs'],
      ['sheets', 'hq-sheets'],
    ] as const)
      expect(listed(hq.core, ours)).toEqual(listed(site, theirs))
    expect(listed(hq.core, 'hq-cases', 'category')).toEqual(
      listed(site, 'cases', 'category').map(one => (one === '' ? 'null' : one)),
    )
    // A leak of a whole building names it here.
    const homes = (all: readonly string[]) => all.filter(one => one.includes(' '))
    expect(homes(listed(hq.core, 'hq-cases', 'unit'))).toEqual(homes(listed(site, 'cases', 'unit')))
    expect(listed(hq.core, 'hq-callbacks', 'case')).toEqual(listed(site, 'callbacks', 'case'))
    for (const state of ['open', ...caseStates])
      expect(listed(hq.core, 'hq-cases', 'number', state)).toEqual(listed(site, 'cases', 'number', state))
    expect(listed(hq.core, 'hq-leaks', 'number', 'open')).toHaveLength(count(site, 'from leak where over=0'))
  }

  async function photograph(caseId: string): Promise<string> {
    const content = Buffer.from('a photo')
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield content
    }
    const { hash, size } = await site.archive.store(pieces(), { maxBytes: 100 })
    const input = {
      caseId,
      fileId: uuidv7(),
      hash,
      size,
      name: '厨房.jpg',
      mediaType: 'image/jpeg',
      takenAt: null,
    }
    await site.execute(attachFile, { actor: manager, input })
    return hash
  }

  const entries = (): number =>
    hq.core.read.get<{ n: number }>('select coalesce(sum(entries), 0) as n from hq_day')?.n ?? 0

  const openCase = (): string =>
    site.read.get<{ id: string }>(`select id from "case" where state='handling' order by id limit 1`)?.id ??
    ''

  it('are those of the site, from figures alone as from everything', async () => {
    await send('figures')
    areEqual()
    const before = entries()
    expect(before).toBeGreaterThan(120)
    const [received] = await send()
    expect(received?.filled).toBeGreaterThan(0)
    areEqual()
    expect(entries()).toBe(before)
  })

  it('hold nobody’s name, phone or words', () => {
    const held = new Set(
      ['hq_case', 'hq_sheet', 'hq_callback'].flatMap(table =>
        hq.core.read
          .all<Record<string, unknown>>(`select * from ${table}`)
          .flatMap(row => Object.values(row)),
      ),
    )
    const people = site.read.all<{ name: string; text: string; phone: string | null }>(
      `select p.name, c.text, c.caller_phone as phone from "case" c join person p on p.id=c.person_id`,
    )
    expect(people.length).toBeGreaterThan(10)
    expect(
      people.flatMap(({ name, text, phone }) => [name, text, phone ?? '-']).filter(one => held.has(one)),
    ).toEqual([])
  })

  it('follow what is entered, renamed and moved to another role, once however often it comes', async () => {
    const before = entries()
    await site.execute(noteCase, { actor: manager, input: { caseId: openCase(), text: '已联系' } })
    await site.execute(receiveCase, {
      actor: manager,
      input: caseInput({ caseId: uuidv7(), kind: 'complaint', text: '电梯噪声' }),
    })
    const clerk = listStaff(site.read).find(one => one.role === 'clerk')
    await site.execute(changeStaff, {
      actor: manager,
      input: { staffId: clerk?.id ?? '', name: clerk?.name ?? '', role: 'specialist' },
    })
    await send()
    await send()
    areEqual()
    expect(entries()).toBe(before + 2)
    expect(count(hq.core, `from hq_case where owner_role='clerk'`)).toBe(
      count(site, `from "case" where assignee in (select id from staff where role='clerk')`),
    )
  })

  it('are made anew behind a crash, for a newer program, and where headquarters came back from a backup', async () => {
    const sweep = createConsolidationSweep(hq.core)
    const before = entries()
    const data = await openSiteData(hq.core, hqSiteId)
    try {
      // As it is when a crash comes between the data and the lists.
      data.connection.exec(`drop trigger hq_touched_case_insert`)
      watchTouched(data.connection)
    } finally {
      data.close()
    }
    await hq.core.execute(markConsolidation, { actor: systemActor, input: { hqSiteId } })
    await sweep.round()
    areEqual()
    expect(entries()).toBe(before)
    const letter = nextLetter(hq.core.head()?.letter ?? '')
    await hq.core.execute(startIncarnation, { actor: systemActor, input: { reason: 'rollback', letter } })
    await sweep.round()
    areEqual()
    expect(entries()).toBe(before)
    expect(count(hq.core, 'from hq_consolidated where due=1')).toBe(0)
  })

  it('lead to the case at the site, its story and its photos; the phone is masked, and each look is recorded', async () => {
    const client = await hq.signIn(hq.manager)
    const found = site.read.get<{ id: string; phone: string }>(
      `select c.id, coalesce(c.caller_phone, (select number from person_phone p where p.person_id=c.person_id)) as phone
        from "case" c where phone is not null and c.state='handling' limit 1`,
    )
    if (!found) throw new Error('the example has no open case of a person')
    const photo = await photograph(found.id)
    await send()
    const key = `DEMO.${found.id}`
    const shown = await client.query('hq.case', { key })
    const { callerPhone: _, ...detail } = caseDetail(site.read, found.id)
    // Where it stands in the log is a matter of each log.
    expect(shown).toMatchObject({
      site: { code: 'DEMO' },
      detail: { ...detail, position: expect.any(Number) as number },
    })
    expect(JSON.stringify(shown)).not.toContain(found.phone)
    const story = await client.query('hq.caseStory', { key })
    const theirs = caseTimeline(site.read, found.id, 0, 300)
    const withoutPosition = (all: unknown) => JSON.stringify(all).replaceAll(/"position":\d+/g, '')
    expect(withoutPosition(story)).toBe(withoutPosition(theirs))
    const fetched = await client.fetch(`/files/site/${hqSiteId}/${photo}`)
    expect(fetched.status).toBe(200)
    expect(await fetched.text()).toBe('a photo')
    expect((await client.fetch(`/files/site/${uuidv7()}/${photo}`)).ok).toBe(false)
    expect((await client.fetch(`/files/site/..%2f..%2fdesk/${photo}`)).ok).toBe(false)
    expect((await client.fetch(`/files/${photo}`)).ok).toBe(false)
    const before = count(hq.core, `from operation where type='hqSite.caseUnmasked'`)
    expect(await client.command('hq.unmaskCase', { key })).toEqual({ phone: found.phone })
    expect(count(hq.core, `from operation where type='hqSite.caseUnmasked'`)).toBe(before + 1)
    await expect(client.query('hq.case', { key: `NONE.${found.id}` })).rejects.toMatchObject({
      code: 'hq.siteUnknown',
    })
    const clerk = await hq.signIn(await hq.addMember('auditor'))
    await expect(clerk.command('hq.unmaskCase', { key })).rejects.toMatchObject({ code: 'permission.denied' })
  })

  it('say of each site what is open, overdue and entered', async () => {
    const client = await hq.signIn(hq.manager)
    const open = count(site, `from "case" where state in ('received', 'handling', 'resolved')`)
    const overdue = count(site, `from "case" where due_at<${clock}`)
    const leaks = count(site, 'from leak where over=0')
    const entriesOfWeek =
      hq.core.read.get<{ n: number }>(`select sum(entries) as n from hq_day where day>'2026-11-15'`)?.n ?? 0
    expect(entriesOfWeek).toBeGreaterThan(0)
    expect(await client.query('hq.sites')).toMatchObject({
      sites: [{ code: 'DEMO', open, overdue, leaks, entriesOfWeek }],
    })
  })

  it('leave the receipt as it was', async () => {
    const { file } = await writeReceipt(hq.core, hqSiteId, join(folder, 'receipts'))
    expect(await takeReceiptFile(site, manager, file)).toMatchObject({ missing: 0 })
  })
})

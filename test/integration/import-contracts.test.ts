import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import type { ContractPlan } from '../../main/contract/contract-imports.ts'
import { contractsOfUnit } from '../../main/contracts/queries.ts'
import { findUnits } from '../../main/estate/find-units.ts'
import { contractsDryRunJob } from '../../main/imports/contract-dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun, undoWholeImport } from '../../main/imports/run.ts'
import { suggestedContractPlan } from '../../main/imports/suggest.ts'
import { namesOfHomes, salesHeadings, salesRows, writeSalesFile } from '../support/sales-files.ts'
import { callbackRows } from '../support/callbacks.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk, withCell } from '../support/import-desk.ts'
import { importFile, ownerRows, ownerTables, writeOwnerFile } from '../support/owner-files.ts'
import { rebuildCheck } from '../support/log-checks.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const homes = 30
/** The homes of the file, without any people but their owners of the owner file. */
async function importHomes(): Promise<void> {
  const path = join(folder, 'owners.xlsx')
  await writeOwnerFile(path, 'xlsx', ownerRows(homes))
  await importFile(test.core, test.manager, path)
}

let files = 0
async function tryRows(rows: readonly string[][], more: Partial<ContractPlan> = {}) {
  const path = join(folder, `sales-${(files += 1)}.xlsx`)
  await writeSalesFile(path, rows)
  const source = { path }
  const reading = await test.core.jobs.run(readFileJob, { source, kind: 'contracts' })
  return await test.core.jobs.run(contractsDryRunJob, {
    source,
    plan: { ...suggestedContractPlan(reading), ...more },
  })
}
async function importRows(rows: readonly string[][], more: Partial<ContractPlan> = {}) {
  const dryRun = await tryRows(rows, more)
  await commitDryRun(test.core, test.manager, uuidv7(), dryRun)
  return dryRun
}
const contractsAt = (unit: string) =>
  contractsOfUnit(test.core.read, findUnits(test.core.read, unit, 1)[0]?.unitId ?? '')
const contractTables = () =>
  ['contract', 'contract_buyer'].map(name =>
    test.core.read
      .all<Record<string, unknown>>(`select * from ${name} order by id`)
      .map(row => ({ ...row, changed_at: 0 })),
  )
const column = (heading: string) => salesHeadings.indexOf(heading)

describe('a monthly file of sales', () => {
  it('brings contracts of known homes with who signed, and starts their calls', async () => {
    await importHomes()
    const { contracts, counts } = await importRows(salesRows(homes))
    expect(contracts).toEqual({ created: homes, changed: 0, unchanged: 0, returned: 0, vanished: 0 })
    expect(counts).toMatchObject({ created: homes, refused: 0, peopleCreated: 0, unitsCreated: 0 })
    expect(contractsAt('1-1-101')).toMatchObject([
      {
        terms: {
          number: 'HT-0001',
          signedOn: '2026-07-11',
          price: 150_000_000,
          due: 75_000_000,
          paid: 50_000_000,
          paymentMethod: '按揭',
          promisedOn: '2026-12-31',
          penaltyRate: 100,
          penaltyCap: 50_000,
        },
        words: { penaltyText: '每日按总价万分之一，不超过总价5%', requests: '入户门换锁' },
        fromFile: true,
      },
    ])
    expect(contractsAt('1-1-101')[0]?.buyers).toHaveLength(1)
    expect(callbackRows(test)).toHaveLength(homes)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('changes nothing when it comes again', async () => {
    await importHomes()
    await importRows(salesRows(homes))
    const before = contractTables()
    const again = await tryRows(salesRows(homes))
    expect(again.contracts).toEqual({ created: 0, changed: 0, unchanged: homes, returned: 0, vanished: 0 })
    expect(again.empty).toBe(true)
    expect(contractTables()).toEqual(before)
  })

  it('shows what is new against last month field by field, and who has vanished', async () => {
    await importHomes()
    await importRows(salesRows(homes - 1))
    const paid = withCell(salesRows(homes), 2, column('已付款'), '1500000')
    const later = withCell(paid, 3, column('约定交付日期'), '2027-03-31')
    const other = withCell(later, 4, column('买受人'), '钱伟民、孙丽')
    // The sixth contract is no longer there, and there is one about a home that nobody knows.
    const rows = other.filter((_, index) => index !== 5)
    const unknown = withCell(withCell(salesRows(1), 0, column('房号'), '99-1-101'), 0, column('楼栋'), '99栋')
    const month = await tryRows([...rows, ...unknown])
    expect(month.contracts).toEqual({
      created: 1,
      changed: 3,
      unchanged: homes - 5,
      returned: 0,
      vanished: 1,
    })
    const contractChanges = month.changes.filter(one => one.person === null)
    expect(contractChanges.map(one => one.changes)).toEqual([
      [{ field: 'paid', from: '50000000', to: '150000000' }],
      [{ field: 'promisedOn', from: '2026-12-31', to: '2027-03-31' }],
      [{ field: 'buyers', from: namesOfHomes(5)[4], to: '钱伟民、孙丽' }],
    ])
    expect(month.vanished).toMatchObject([{ number: 'HT-0006' }])
    expect(month).toMatchObject({ unknownUnitRows: 1, unknownUnits: ['99-1-101'] })
    expect(month.counts).toMatchObject({ created: 1, updated: 3, refused: 1 })

    await commitDryRun(test.core, test.manager, uuidv7(), month)
    const client = await test.signIn(test.manager)
    const missing = await client.query('contracts.list', { list: 'missing' })
    expect(missing).toMatchObject({ rows: [{ number: 'HT-0006', state: 'signed' }], total: { count: 1 } })
    expect((await rebuildCheck(test)).differences).toEqual([])

    const back = await importRows([...rows, ...salesRows(1, 5)])
    expect(back.contracts).toMatchObject({ returned: 1, vanished: 0 })
    expect(await client.query('contracts.list', { list: 'missing' })).toMatchObject({ rows: [] })
  })

  it('of one building asks about no other; and about none where nobody wants it', async () => {
    await importHomes()
    await importRows(salesRows(homes))
    const [first] = salesRows(homes)
    // 24 homes are in the first building, 6 in the second.
    expect((await tryRows([first ?? []])).contracts).toMatchObject({ vanished: 23 })
    const left = await tryRows([first ?? []], { askAboutVanished: false })
    expect(left.contracts).toMatchObject({ vanished: 23 })
    expect(left.empty).toBe(true)
  })

  it('does not take a row for gone that it could not read', async () => {
    await importHomes()
    await importRows(salesRows(homes))
    const month = await tryRows(withCell(salesRows(homes), 7, column('约定交付日期'), '下半年'))
    expect(month.counts).toMatchObject({ refused: 1 })
    expect(month.contracts).toMatchObject({ vanished: 0, changed: 0 })
  })

  it('several rows of one contract are one contract of several buyers', async () => {
    await importHomes()
    const [row = []] = salesRows(1)
    const { contracts } = await importRows([row, row.with(column('买受人'), '周敏')])
    expect(contracts).toMatchObject({ created: 1 })
    expect(contractsAt('1-1-101')[0]?.buyers).toHaveLength(2)
  })

  it('another number at a home is another contract; the one before is asked about', async () => {
    await importHomes()
    await importRows(salesRows(homes))
    const month = await importRows(withCell(salesRows(homes), 0, column('合同编号'), 'HT-9999'))
    expect(month.contracts).toMatchObject({ created: 1, vanished: 1 })
    expect(month.rowsToLookAt.flatMap(row => row.reasons.map(one => one.code))).toContain(
      'import.contractOther',
    )
    expect(contractsAt('1-1-101').map(one => one.missingSince !== null)).toEqual(
      expect.arrayContaining([true, false]),
    )
  })

  it('leaves alone what ended, and takes over what was recorded by hand', async () => {
    await importHomes()
    await importRows(salesRows(2))
    const client = await test.signIn(test.manager)
    const [ended] = contractsAt('1-1-101')
    await client.command('contracts.end', {
      contractId: ended?.id,
      reason: 'cancelled',
      endedOn: '2026-07-12',
    })
    const unitId = findUnits(test.core.read, '1-1-201', 1)[0]?.unitId
    const terms = { number: 'HT－0003', price: 1 }
    await client.command('contracts.sign', { contractId: uuidv7(), unitId, buyers: [], terms, words: {} })
    const month = await importRows(salesRows(3))
    expect(month.contracts).toMatchObject({ created: 0, changed: 1, vanished: 0 })
    expect(contractsAt('1-1-101')).toMatchObject([{ state: 'ended' }])
    expect(contractsAt('1-1-201')).toMatchObject([{ fromFile: true, terms: { price: 152_000_000 } }])
  })

  it('is taken back whole', async () => {
    await importHomes()
    await importRows(salesRows(homes))
    const before = { people: ownerTables(test.core), contracts: contractTables() }
    const rows = withCell(salesRows(homes), 2, column('已付款'), '1500000').filter((_, index) => index !== 5)
    const month = await importRows(withCell(rows, 3, column('买受人'), '钱伟民'))
    expect(contractTables()).not.toEqual(before.contracts)
    await undoWholeImport(test.core, test.manager, uuidv7(), month.stagingId)
    expect({ people: ownerTables(test.core), contracts: contractTables() }).toEqual(before)
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('is not taken back under what was built on it', async () => {
    await importHomes()
    const month = await importRows(salesRows(3))
    const client = await test.signIn(test.manager)
    const [first] = contractsAt('1-1-101')
    await client.command('contracts.end', { contractId: first?.id, reason: 'other', endedOn: '2026-07-12' })
    await expect(undoWholeImport(test.core, test.manager, uuidv7(), month.stagingId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
    })
  })

  it('refuses to overwrite what somebody changed meanwhile', async () => {
    await importHomes()
    await importRows(salesRows(3))
    const month = await tryRows(withCell(salesRows(3), 0, column('已付款'), '700000'))
    const client = await test.signIn(test.manager)
    const [first] = contractsAt('1-1-101')
    await client.command('contracts.end', { contractId: first?.id, reason: 'other', endedOn: '2026-07-12' })
    await expect(commitDryRun(test.core, test.manager, uuidv7(), month)).rejects.toMatchObject({
      code: 'import.changedMeanwhile',
    })
  })
})

const samples = join(process.env['CLUBHOUSE_SAMPLE_DATA'] ?? '../shared/data', 'workbooks')
describe.skipIf(!existsSync(samples))('workbooks of real property systems', () => {
  it.each(existsSync(samples) ? readdirSync(samples).filter(name => name.endsWith('.xlsx')) : [])(
    '%s is read, or refused in words',
    async name => {
      await importHomes()
      const source = { path: join(samples, name) }
      const reading = await test.core.jobs.run(readFileJob, { source, kind: 'contracts' })
      const contracts = reading.sheets.filter(sheet => sheet.role === 'contracts')
      if (contracts.length === 0) {
        expect(() => suggestedContractPlan(reading)).toThrow()
        return
      }
      const plan = suggestedContractPlan(reading)
      const tried = await test.core.jobs.run(contractsDryRunJob, { source, plan })
      expect(tried.counts.refused).toBe(
        tried.unknownUnitRows +
          tried.rowsToLookAt.filter(
            row => row.refused && !row.reasons.some(one => one.code === 'import.unitUnknown'),
          ).length,
      )
    },
  )
})

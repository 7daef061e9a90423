import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { contractorDetail, contractors } from '../../main/contractors/queries.ts'
import { contractorsDryRunJob } from '../../main/imports/contractor-dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun, undoWholeImport } from '../../main/imports/run.ts'
import { suggestedContractorPlan } from '../../main/imports/suggest.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { TestDesk } from '../support/desk.ts'
import { onImportDesk } from '../support/import-desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { importFile, ownerRows, writeOwnerFile } from '../support/owner-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const today = '2026-07-12'
const worksHeadings = [
  '施工单位',
  '专业',
  '联系人',
  '联系电话',
  '合同编号',
  '工程名称',
  '楼栋',
  '部位',
  '竣工验收日期',
  '保修期',
  '保修至',
  '合同价（万元）',
  '结算价',
]
const onCallHeadings = ['单位名称', '专业', '开始日期', '结束日期', '白天电话', '夜间电话', '备注']

const roofs = [
  '晴川防水有限公司',
  '防水',
  '周立',
  '13800138000',
  'GC-01',
  '屋面防水工程',
  '1-2#',
  '屋面、厨卫防水3年',
  '2024.6.30',
  '5年',
  '',
  '120.5',
  '1,180,000',
]

let files = 0
interface Sheet {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
async function tryFile(...sheets: readonly Sheet[]) {
  const path = join(folder, `contractors-${(files += 1)}.xlsx`)
  await writeWorkbook(path, {
    sheets: sheets.map(({ headings, rows }, at) => ({
      name: `表${at + 1}`,
      columns: headings.map(header => ({ header, kind: 'text' as const })),
      rows: rows.map(row => [...row]),
    })),
  })
  const source = { path }
  const reading = await test.core.jobs.run(readFileJob, { source, kind: 'contractors' })
  return await test.core.jobs.run(contractorsDryRunJob, { source, plan: suggestedContractorPlan(reading) })
}
const works = (...rows: readonly (readonly string[])[]): Sheet => ({ headings: worksHeadings, rows })
const onCalls = (...rows: readonly (readonly string[])[]): Sheet => ({ headings: onCallHeadings, rows })
const commit = (dryRun: Awaited<ReturnType<typeof tryFile>>) =>
  commitDryRun(test.core, test.manager, uuidv7(), dryRun)

/** Two buildings, `1栋` and `2栋`. */
async function importHomes(): Promise<void> {
  const path = join(folder, 'owners.xlsx')
  await writeOwnerFile(path, 'xlsx', ownerRows(30))
  await importFile(test.core, test.manager, path)
}
const detail = (name: string) => {
  const id = contractors(test.core.read, today).find(one => one.name === name)?.id ?? ''
  return contractorDetail(test.core.read, id, { sums: true, today })
}
const reasonsOf = (dryRun: Awaited<ReturnType<typeof tryFile>>) =>
  dryRun.rowsToLookAt.map(({ row, refused, reasons }) => ({
    row,
    refused,
    codes: reasons.map(({ code }) => code),
  }))
const tables = () =>
  ['contractor', 'contractor_contact', 'works_contract', 'on_call_contract'].map(name =>
    test.core.read
      .all<Record<string, unknown>>(`select * from ${name} order by id`)
      .map(row => ({ ...row, saved_at: 0 })),
  )

describe('a file about contractors', () => {
  it('brings who builds, who answers there, what is warranted until when, and who is on call', async () => {
    await importHomes()
    const dryRun = await tryFile(
      works(roofs, [
        '晴川防水有限公司',
        '防水',
        '',
        '',
        'GC-02',
        '地下室防水',
        '全部',
        '地下室',
        '2024-6-30',
        '',
        '2029-6-29',
        '',
        '',
      ]),
      onCalls([
        '晴川防水有限公司',
        '防水',
        '2026-05-01',
        '2026-10-31',
        '13900139000',
        '010-61234567',
        '两台泵',
      ]),
    )
    expect(dryRun).toMatchObject({
      contractors: { created: 1, changed: 0 },
      contacts: { created: 1, changed: 0 },
      works: { created: 2, changed: 0 },
      onCalls: { created: 1, changed: 0 },
      counts: { created: 3, updated: 0, unchanged: 0, refused: 0 },
      rowsWithWarnings: 0,
    })
    await commit(dryRun)
    const found = detail('晴川防水有限公司')
    expect(found).toMatchObject({
      trades: ['waterproofing'],
      contacts: [{ name: '周立', phone: '138****8000' }],
      onCallContracts: [
        {
          from: '2026-05-01',
          until: '2026-10-31',
          dayPhone: '13900139000',
          nightPhone: '010-61234567',
          note: '两台泵',
          running: true,
        },
      ],
    })
    expect(found?.worksContracts).toMatchObject([
      {
        number: 'GC-01',
        title: '屋面防水工程',
        acceptedOn: '2024-06-30',
        price: 120_500_000,
        settlement: 118_000_000,
        parts: [
          { part: 'roof', months: 60, until: '2029-06-30' },
          { part: 'wet-room', months: 36, until: '2027-06-30' },
        ],
      },
      { number: 'GC-02', parts: [{ part: 'basement', months: 60 }] },
    ])
    expect(found?.worksContracts.map(one => one.buildingNames.toSorted())).toEqual([
      ['1栋', '2栋'],
      ['1栋', '2栋'],
    ])
    expect((await rebuildCheck(test)).differences).toEqual([])
  })

  it('gathers the rows of one contract, and changes nothing when it comes again', async () => {
    await importHomes()
    const first = roofs.with(6, '1栋').with(7, '屋面')
    const second = roofs.with(6, '2#楼').with(7, '外墙').with(9, '24个月')
    const dryRun = await tryFile(works(first, second))
    expect(dryRun).toMatchObject({ works: { created: 1, changed: 0 }, counts: { created: 1, updated: 1 } })
    await commit(dryRun)
    expect(detail('晴川防水有限公司')?.worksContracts).toMatchObject([
      {
        parts: [
          { part: 'roof', months: 60 },
          { part: 'outer-wall', months: 24 },
        ],
      },
    ])
    const again = await tryFile(works(first, second))
    expect(again).toMatchObject({ empty: true, counts: { unchanged: 2, refused: 0 } })
  })

  it('shows what would change of a known contract, and never takes a building or a part away', async () => {
    await importHomes()
    await commit(await tryFile(works(roofs)))
    const later = roofs.with(6, '1栋').with(7, '屋面').with(9, '8年').with(12, '1,200,000')
    const dryRun = await tryFile(works(later.with(3, '13800138111')))
    expect(dryRun.counts).toMatchObject({ created: 0, updated: 1 })
    expect(dryRun.changes).toMatchObject([
      { unit: '晴川防水有限公司', person: '周立', changes: [{ from: '138****8000', to: '138****8111' }] },
      {
        person: '屋面防水工程',
        changes: [
          { field: 'parts', from: 'roof:60,wet-room:36', to: 'roof:96,wet-room:36' },
          { field: 'settlement', from: '118000000', to: '120000000' },
        ],
      },
    ])
    await commit(dryRun)
    expect(detail('晴川防水有限公司')?.worksContracts).toMatchObject([
      { settlement: 120_000_000, parts: [{ months: 96 }, { months: 36 }] },
    ])
    expect(detail('晴川防水有限公司')?.worksContracts[0]?.buildingNames).toHaveLength(2)
  })

  it('refuses what nobody could go by, and says what to look at', async () => {
    await importHomes()
    const dryRun = await tryFile(
      works(
        roofs.with(0, ''),
        roofs.with(6, '99栋'),
        roofs.with(6, ''),
        roofs.with(4, '').with(5, ''),
        roofs.with(8, '').with(9, '').with(10, '2029-06-30').with(7, '屋面'),
        roofs.with(7, '屋面').with(9, '').with(10, '2020-06-30'),
        roofs.with(9, '很久'),
        roofs.with(4, 'GC-09').with(1, '锦鲤').with(7, '').with(2, '周立、钱五'),
      ),
      onCalls(
        ['甲抢修队', '防水', '2026-10-31', '2026-05-01', '13900139000', '', ''],
        ['甲抢修队', '防水', '2026-05-01', '2026-10-31', '', '', ''],
      ),
    )
    const reasons = reasonsOf(dryRun)
    expect(reasons.filter(one => one.refused).map(one => one.codes)).toEqual([
      ['import.contractorMissing'],
      ['import.buildingUnknown'],
      ['import.buildingsMissing'],
      ['import.worksUnnamed'],
      ['import.untilWithoutAcceptance'],
      ['import.untilBeforeAcceptance'],
      ['import.termInvalid'],
      ['import.onCallDays'],
      ['import.onCallPhone'],
    ])
    expect(reasons.filter(one => !one.refused).map(one => one.codes)).toEqual([
      ['import.tradeUnknown', 'import.contactNotRead'],
    ])
    expect(dryRun).toMatchObject({ contractors: { created: 1 }, works: { created: 1 } })
  })

  it('is taken back whole: what was new goes, what was changed is as before', async () => {
    await importHomes()
    await commit(await tryFile(works(roofs)))
    const before = tables()
    const second = await tryFile(
      works(roofs.with(9, '8年').with(3, '13800138111'), roofs.with(0, '长风门窗厂').with(1, '门窗')),
      onCalls(['晴川防水有限公司', '', '2026-05-01', '2026-10-31', '13900139000', '', '']),
    )
    const { importId } = await commit(second)
    expect(detail('长风门窗厂')?.worksContracts).toHaveLength(1)
    await undoWholeImport(test.core, test.manager, uuidv7(), importId)
    expect(tables()).toEqual(before)
    expect((await rebuildCheck(test)).differences).toEqual([])
    // It can come in again, as if nothing had been.
    expect(await tryFile(works(roofs))).toMatchObject({ empty: true })
  })

  it('is not taken back once somebody works with what it brought', async () => {
    await importHomes()
    const { importId } = await commit(await tryFile(works(roofs)))
    const found = detail('晴川防水有限公司')
    const client = await test.signIn(test.manager)
    await client.command('teams.add', {
      teamId: uuidv7(),
      name: '晴川一队',
      kind: 'contractor',
      capacity: 3,
      phone: '13700137000',
      contractorId: found?.id,
      trades: ['waterproofing'],
    })
    await expect(undoWholeImport(test.core, test.manager, uuidv7(), importId)).rejects.toMatchObject({
      code: 'import.undoBlocked',
      params: { what: '晴川防水有限公司' },
    })
    expect(detail('晴川防水有限公司')?.worksContracts).toHaveLength(1)
  })

  it('is refused as a whole where somebody enters the contractor meanwhile', async () => {
    await importHomes()
    const dryRun = await tryFile(works(roofs))
    const client = await test.signIn(test.manager)
    await client.command('contractors.save', {
      contractorId: uuidv7(),
      name: '晴川防水 有限公司',
      trades: ['waterproofing'],
      note: '',
      base: {},
    })
    await expect(commit(dryRun)).rejects.toMatchObject({ code: 'import.changedMeanwhile' })
    // The same one by its spelling, so nothing is entered twice.
    expect(await tryFile(works(roofs))).toMatchObject({ contractors: { created: 0 }, works: { created: 1 } })
  })

  it('reads the lists that the desk itself gives out', async () => {
    await importHomes()
    await commit(await tryFile(works(roofs)))
    const path = join(folder, 'list.xlsx')
    const found = detail('晴川防水有限公司')?.worksContracts[0]
    await writeWorkbook(path, {
      sheets: [
        {
          name: '工程合同',
          columns: ['施工单位', '合同编号', '工程', '专业', '楼栋', '部位与保修至', '竣工验收'].map(
            header => ({
              header,
              kind: 'text' as const,
            }),
          ),
          rows: [
            [
              '晴川防水有限公司',
              found?.number ?? '',
              found?.title ?? '',
              '防水',
              found?.buildingNames.join('、') ?? '',
              '屋面防水 2029-06-30、厨卫防水 2027-06-30',
              '2024-06-30',
            ],
          ],
        },
      ],
    })
    const source = { path }
    const reading = await test.core.jobs.run(readFileJob, { source, kind: 'contractors' })
    const plan = suggestedContractorPlan(reading)
    expect(await test.core.jobs.run(contractorsDryRunJob, { source, plan })).toMatchObject({
      empty: true,
      counts: { unchanged: 1, refused: 0 },
    })
  })
})

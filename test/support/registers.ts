import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { uuidv7 } from 'uuidv7'
import type { RegisterPlan } from '../../main/contract/case-imports.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import { registerDryRunJob } from '../../main/imports/case-dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { suggestedRegisterPlan } from '../../main/imports/suggest.ts'
import type { Actor } from '../../main/log/command.ts'
import { checkTables } from '../../main/log/rebuild.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { TestDesk } from './desk.ts'

export const registerHeadings = [
  '编号',
  '受理时间',
  '受理方式',
  '类型',
  '问题类别',
  '房号',
  '客户姓名',
  '联系电话',
  '投诉内容',
  '客户诉求',
  '状态',
  '关闭时间',
  '处理结果',
  '责任人',
  '天气',
]

const matters = [
  ['报修', '卫生间渗漏', '卫生间天花漏水，\n地面有水渍\t墙角也湿了'],
  ['投诉', '物业服务', '保安态度恶劣，没人管'],
  ['咨询', '不存在的类别', '请问什么时候办理产权证'],
  ['建议', '', '希望增加儿童乐园'],
] as const

const two = (value: number) => String(value).padStart(2, '0')

/** Rows of a register: every third still open, every seventh void; the same for the same number. */
export function registerRows(count: number, from = 0): string[][] {
  return Array.from({ length: count }, (_, at) => {
    const index = at + from
    const [kind, category, text] = matters[index % matters.length] ?? matters[0]
    const month = two(1 + (index % 12))
    const day = two(1 + (index % 28))
    const state = index % 3 === 0 ? '处理中' : index % 7 === 1 ? '作废' : '已关闭'
    const open = state === '处理中'
    return [
      `旧${String(index + 1).padStart(5, '0')}`,
      `2021-${month}-${day} 09:${two(index % 60)}`,
      index % 2 === 0 ? '来电' : '来访',
      kind,
      category,
      `${1 + (index % 3)}-1-${1 + (index % 5)}01`,
      `业主${index % 50}`,
      String(13_900_000_000 + (index % 50)),
      `${text}（第${index + 1}件）`,
      index % 4 === 0 ? '尽快维修' : '',
      state,
      open ? '' : `2021/${Number(month)}/${Number(day)} 17:30`,
      open ? '' : `已经处理好第${index + 1}件`,
      '测试经理',
      index % 5 === 0 ? '大雨' : '',
    ]
  })
}

/** Writes a register with a merged title above the headings and a note to the side, as people keep them. */
export async function writeRegister(
  path: string,
  rows: readonly (readonly string[])[],
  headings: readonly string[] = registerHeadings,
): Promise<string> {
  if (path.endsWith('.csv')) {
    const lines = [['2021年案件台账'], headings, ...rows].map(row =>
      row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','),
    )
    writeFileSync(path, iconv.encode(`${lines.join('\r\n')}\r\n`, 'gb18030'))
    return path
  }
  const columns = headings.map(header => ({ header, kind: 'text' as const }))
  await writeWorkbook(path, { sheets: [{ name: '台账', columns, rows }] })
  return path
}

/** Reads a register and tries it with everything as suggested, or as planned. */
export async function tryRegister(core: DeskCore, path: string, plan?: RegisterPlan) {
  const source = { path }
  const suggested = async () =>
    suggestedRegisterPlan(await core.jobs.run(readFileJob, { source, kind: 'cases' }))
  return await core.jobs.run(registerDryRunJob, { source, plan: plan ?? (await suggested()) })
}

export async function importRegister(core: DeskCore, actor: Actor, path: string) {
  const dryRun = await tryRegister(core, path)
  await commitDryRun(core, actor, uuidv7(), dryRun)
  return dryRun
}

/** Everything that the tables hold of cases, for comparing before and after. */
export function caseTables(core: DeskCore): Record<string, unknown[]> {
  return Object.fromEntries(
    ['case', 'case_file', 'imported_case'].map(name => [
      name,
      core.read.all(`select * from "${name}" order by id`),
    ]),
  )
}

export interface RegisterCase {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly text: string
  readonly kind: string
  readonly category: string
  readonly channel: string
  readonly unitId: string | null
  readonly personId: string | null
  readonly place: string | null
  readonly assignee: string | null
  readonly callerPhone: string | null
  readonly receivedAt: number
  readonly activeAt: number
  readonly closedAt: number | null
  readonly resolvedAt: number | null
}

/** The case a row of a register became, by its old number. */
export function caseOf(core: DeskCore, registerNumber: string): RegisterCase {
  const found = core.read.get<RegisterCase>(
    `select c.id, c.number, c.state, c.text, c.kind, c.category, c.channel, c.unit_id as "unitId",
       c.person_id as "personId", c.place, c.assignee, c.caller_phone as "callerPhone",
       c.received_at as "receivedAt", c.active_at as "activeAt", c.closed_at as "closedAt",
       c.resolved_at as "resolvedAt"
     from imported_case i join "case" c on c.id=i.id where i.register_number=?`,
    [registerNumber],
  )
  if (!found) throw new Error(`no case was ${registerNumber}`)
  return found
}

/** A moment on the clocks of the site, `2021-05-05T09:04:00`. */
export const shanghai = (text: string) => Date.parse(`${text}+08:00`)

/** Rows in which the tables differ from what the log says. */
export async function rebuildDifferences(test: TestDesk): Promise<number> {
  const staging = { folder: test.folder, key: randomBytes(32) }
  const live = test.core.readConnection
  return (await checkTables({ live, staging, tables, registry: operations })).differenceCount
}

/** Numbers of the cases that a search finds. */
export async function searchNumbers(test: TestDesk, text: string): Promise<string[]> {
  const client = await test.signIn(test.manager)
  const page = (await client.query('cases.search', { text })) as { rows: { number: string }[] }
  return page.rows.map(row => row.number)
}

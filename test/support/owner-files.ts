import { writeFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { writeWorkbook } from '../../main/tabular/write/write.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { dryRunJob } from '../../main/imports/dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { suggestedPlan } from '../../main/imports/suggest.ts'
import type { Correction } from '../../main/contract/imports.ts'
import type { Actor } from '../../main/log/command.ts'
import { uuidv7 } from 'uuidv7'
import { biff8Workbook } from './biff8.ts'

export const headings = [
  '项目',
  '楼栋',
  '单元',
  '房号',
  '建筑面积',
  '*业主姓名',
  '联系电话',
  '身份证号',
  '通讯地址',
]

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const given = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰']

/** Rows of an estate, each a unit with its owner; the same for the same number. */
export function ownerRows(count: number, from = 0): string[][] {
  return Array.from({ length: count }, (_, at) => {
    const index = at + from
    const building = 1 + Math.floor(index / 24)
    const entrance = 1 + (Math.floor(index / 12) % 2)
    const room = `${1 + Math.floor((index % 12) / 2)}0${1 + (index % 2)}`
    const name = `${surnames[index % 20]}${given[(index * 7) % 20]}${given[(index * 3) % 20]}`
    return [
      '金色家园',
      `${building}栋`,
      `${entrance}单元`,
      `${building}-${entrance}-${room}`,
      String(80 + (index % 60)),
      name,
      String(13_800_000_000 + index),
      '',
      `某路${index}号`,
    ]
  })
}

export type OwnerFormat = 'xlsx' | 'xls' | 'csv'

/** Writes an owner file; CSV as Chinese Excel does, in GB18030. */
export async function writeOwnerFile(
  path: string,
  format: OwnerFormat,
  rows: readonly string[][],
): Promise<void> {
  if (format === 'xlsx') {
    const columns = headings.map(header => ({ header, kind: 'text' as const }))
    await writeWorkbook(path, { sheets: [{ name: '业主', columns, rows }] })
  } else if (format === 'xls') {
    writeFileSync(path, biff8Workbook('业主', [headings, ...rows]))
  } else {
    const lines = [headings, ...rows].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(','))
    writeFileSync(path, iconv.encode(`${lines.join('\r\n')}\r\n`, 'gb18030'))
  }
}

/** Reads a file and tries it with everything as suggested. */
export async function tryFile(core: DeskCore, path: string, corrections: Correction[] = []) {
  const source = { path }
  const reading = await core.jobs.run(readFileJob, { source })
  return await core.jobs.run(dryRunJob, { source, plan: { ...suggestedPlan(reading), corrections } })
}

/** Imports a file with everything as suggested. */
export async function importFile(core: DeskCore, actor: Actor, path: string) {
  const dryRun = await tryFile(core, path)
  await commitDryRun(core, actor, uuidv7(), dryRun)
  return dryRun
}

/** Everything the estate and people tables hold, for comparing before and after. */
export function ownerTables(core: DeskCore): Record<string, unknown[]> {
  const names = ['estate_node', 'unit', 'person', 'person_phone', 'occupancy', 'person_lookup_person']
  return Object.fromEntries(
    names.map(name => {
      const columns = name === 'person_lookup_person' ? 'person_id, keys' : '*'
      return [name, core.read.all(`select ${columns} from ${name} order by 1`)]
    }),
  )
}

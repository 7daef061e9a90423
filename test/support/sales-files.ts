import { writeWorkbook } from '../../main/tabular/write/write.ts'
import { ownerRows } from './owner-files.ts'

/** Headings of a monthly file of sales. */
export const salesHeadings: readonly string[] = [
  '项目',
  '楼栋',
  '房号',
  '买受人',
  '合同编号',
  '签约日期',
  '合同总价',
  '应付款',
  '已付款',
  '付款方式',
  '约定交付日期',
  '违约条款',
  '特殊要求',
]

/** Names of the owners of the first homes of `ownerRows`. */
export const namesOfHomes = (count: number): string[] => ownerRows(count).map(cells => cells[5] ?? '')

/** Contracts of homes of `ownerRows` with their owners; the same for the same number. */
export function salesRows(count: number, from = 0): string[][] {
  return ownerRows(count, from).map((cells, at) => {
    const index = at + from
    const [project = '', building = '', , unit = '', , owner = ''] = cells
    return [
      project,
      building,
      unit,
      owner,
      `HT-${String(index + 1).padStart(4, '0')}`,
      '2026.7.11',
      `${150 + index}万`,
      `${(150 + index) / 2}万`,
      '50万',
      '按揭',
      '2026年12月31日',
      '每日按总价万分之一，不超过总价5%',
      index === 0 ? '入户门换锁' : '',
    ]
  })
}

/** Writes a file of sales with a title above its headings. */
export async function writeSalesFile(path: string, rows: readonly string[][]): Promise<void> {
  const columns = salesHeadings.map(header => ({ header, kind: 'text' as const }))
  await writeWorkbook(path, { sheets: [{ name: '签约月报', columns, rows }] })
}

import { expect, it } from 'vitest'
import { contractBuyerTable, contractTable } from '../../main/contracts/tables.ts'
import { copyRows } from '../../main/desk/person-copy-rows.ts'
import { documentTable } from '../../main/documents/tables.ts'

const names = {
  unit: () => '3-1-101',
  paper: (type: string) => (type === 'id-copies' ? '身份证复印件' : undefined),
  time: (at: number) => `at ${at}`,
}

it('a person reads in words what is stored: sums in yuan, states, kinds of papers, what happened', () => {
  const record = {
    personIds: ['p'],
    rows: [
      {
        table: contractTable,
        row: { id: 'c', unit_id: 'u', state: 'signed', number: 'HT-1', price: 181_000_000, paid: 60_000_050 },
      },
      { table: contractBuyerTable, row: { id: 'c/1', contract_id: 'c', person_id: 'p', place: 1 } },
      {
        table: documentTable,
        row: { id: 'd', unit_id: 'u', type: 'id-copies', original: 0, state: 'replaced' },
      },
    ],
    history: [
      {
        position: 1,
        at: 7,
        type: 'contract.signed',
        aggregate: 'contract',
        aggregateId: 'c',
        actor: null,
        facts: {},
        personal: null,
      },
    ],
  }
  const rows = [...copyRows(record, names, 'zh')]
  expect(rows.map(([, ...said]) => said)).toEqual(
    expect.arrayContaining([
      ['房屋', '3-1-101'],
      ['状态', '有效'],
      ['总价', '1810000.00'],
      ['已付款', '600000.50'],
      ['资料类型', '身份证复印件'],
      ['是否原件', '否'],
      ['状态', '已被替换'],
      ['at 7', '登记合同'],
    ]),
  )
  expect(rows.flat().join(' ')).not.toMatch(/[a-z]+[._][a-z]+|地点/)
})

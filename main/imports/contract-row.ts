import { ContractTerms, ContractWords } from '../contract/contracts.ts'
import { emptyCell } from '../tabular/cells.ts'
import type { Cell } from '../tabular/types.ts'
import { parseMoney, plainText } from './cells.ts'
import type { ContractTable } from './contract-columns.ts'
import { interpretOwnerRow, type OwnerRow } from './owner-row.ts'
import { readPenalty } from './penalty.ts'
import type { ImportReason } from './reasons.ts'

type Said<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** What a row of a file of sales says of a contract; what it does not say is not there. */
export interface ContractRowFacts {
  readonly terms: Said<ContractTerms>
  readonly words: Said<ContractWords>
}

export type ContractRowResult =
  | {
      readonly ok: true
      readonly row: OwnerRow
      readonly facts: ContractRowFacts
      readonly warnings: readonly ImportReason[]
    }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] }

const Terms = ContractTerms.partial()
const Words = ContractWords.partial()

/** What one row means: the home, the people, the contract; or every reason why it is refused. Pure. */
export function interpretContractRow(
  { mapping, owners }: Pick<ContractTable, 'mapping' | 'owners'>,
  cells: readonly Cell[],
): ContractRowResult {
  const columnOf = (field: string) => mapping.fields.find(one => one.field === field)
  const cellOf = (field: string) => cells[columnOf(field)?.column ?? -1] ?? emptyCell
  const headingOf = (field: string) => columnOf(field)?.heading ?? ''
  const read = interpretOwnerRow(owners, cells)
  const due = parseMoney(cellOf('due'))
  const own: ImportReason[] = due.ok ? [] : [{ code: due.code, column: headingOf('due') }]
  if (!read.ok) return { ok: false, reasons: [...read.reasons, ...own] }
  if (own.length > 0) return { ok: false, reasons: own }

  const { contract = {} } = read.row
  const warnings = [...read.warnings]
  const penaltyText = plainText(cellOf('penalty'))
  const penalty = penaltyText === undefined ? undefined : readPenalty(penaltyText)
  if (penalty?.rate === null) warnings.push({ code: 'import.penaltyNotRead', column: headingOf('penalty') })
  if (contract.paid !== undefined && contract.price !== undefined && contract.paid > contract.price)
    warnings.push({ code: 'import.paidMoreThanPrice', column: headingOf('paid') })

  const terms = Terms.safeParse({
    number: contract.number,
    signedOn: contract.date,
    price: contract.price,
    due: due.ok ? due.value : undefined,
    paid: contract.paid,
    paymentMethod: contract.paymentMethod,
    promisedOn: contract.deliveryDate,
    penaltyRate: penalty?.rate ?? undefined,
    penaltyCap: penalty?.cap ?? undefined,
  })
  const words = Words.safeParse({
    penaltyText,
    commitments: plainText(cellOf('commitments')),
    requests: plainText(cellOf('requests')),
  })
  if (!terms.success) {
    const wrong = columnsWrong(terms.error.issues.map(({ path }) => String(path[0])))
    const reasons = wrong.map(({ field, code }): ImportReason => ({ code, column: headingOf(field) }))
    return { ok: false, reasons }
  }
  if (!words.success) return { ok: false, reasons: [{ code: 'import.valueTooLong', column: '' }] }
  const facts = { terms: said(terms.data), words: said(words.data) }
  const tells = ['number', 'signedOn', 'price', 'paid', 'promisedOn'].some(name => name in facts.terms)
  if (!tells)
    return { ok: false, reasons: [{ code: 'import.contractEmpty', column: headingOf('contractNumber') }] }
  return { ok: true, row: read.row, facts, warnings }
}

const sums: ReadonlySet<string> = new Set(['price', 'due', 'paid'])
const columnNames: Readonly<Record<string, string>> = {
  number: 'contractNumber',
  signedOn: 'contractDate',
  promisedOn: 'deliveryDate',
}

const columnsWrong = (names: readonly string[]) =>
  [...new Set(names)].map(name => ({
    field: columnNames[name] ?? name,
    code: sums.has(name) ? ('import.moneyInvalid' as const) : ('import.valueTooLong' as const),
  }))

/** Without what is undefined or null: a file does not take away what it does not say. */
function said<T extends object>(values: T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name in values) {
    const value = values[name]
    if (value !== undefined && value !== null) kept[name] = value
  }
  return kept
}

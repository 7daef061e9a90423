import { z } from 'zod'
import {
  type ContractsDryRun,
  ContractPlan,
  type ContractSheetPlan,
  saysContracts,
} from '../contract/contract-imports.ts'
import { DeskError } from '../contract/errors.ts'
import { saidOf } from '../contracts/commands.ts'
import { listedInFile } from '../contracts/queries.ts'
import { type ContractChange, differences } from '../contracts/rules.ts'
import { unitNumbers } from '../estate/names.ts'
import { formatUnit } from '../estate/unit-number.ts'
import { defineJob, type JobContext } from '../jobs/job.ts'
import { newId } from '../log/ids.ts'
import { personNames } from '../people/names.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import { type ContractTable, contractTable } from './contract-columns.ts'
import { addBuyer, ContractIndex, type KnownContract, stateOf, takeOver } from './contract-index.ts'
import { ContractsReport } from './contract-report.ts'
import { interpretContractRow } from './contract-row.ts'
import { CorrectedRows } from './corrections.ts'
import { decidePerson, RowWork } from './decide-row.ts'
import { EstateIndex, type KnownUnit } from './estate-index.ts'
import { isDataRow } from './find-table.ts'
import { interpretOwnerRow, type OwnerRow } from './owner-row.ts'
import { PeopleIndex } from './people-index.ts'
import { peopleOf } from './person-facts.ts'
import { probedRows } from './read-sheet.ts'
import type { ImportReason } from './reasons.ts'
import type { RowPlace } from './row-report.ts'
import { ImportSource } from './source.ts'
import { stageDryRun, type Staged } from './stage.ts'
import { rowsOfTable } from './table-rows.ts'

/** What trying a file of sales leaves behind: the outcome for people and the way to what was decided. */
export type ContractsDryRunResult = ContractsDryRun & Staged

/** Reads a whole file of sales, compares it with what is known and stages what is to be recorded. */
export const contractsDryRunJob = defineJob({
  name: 'import.contractsDryRun',
  input: z.object({ source: ImportSource, plan: ContractPlan }),
  async run(context, { source, plan }): Promise<ContractsDryRunResult> {
    if (!plan.sheets.every(({ fields }) => saysContracts(fields)))
      throw new DeskError('import.noContractColumns')
    return await stageDryRun(context, source, plan.mappingName, async (book, { staged, refused }) => {
      const report = new ContractsReport(staged, refused)
      const work = new ContractsWork(context, book, plan, report)
      for (const [index, sheet] of plan.sheets.entries()) await work.sheet(sheet, index)
      work.finish()
      return { outcome: report.result(plan.askAboutVanished), operations: report.operations }
    })
  },
})

/** Roles by which somebody signed. */
const buying: ReadonlySet<string> = new Set(['owner', 'co-owner'])

/** One pass over the sheets of a file of sales. */
class ContractsWork {
  readonly #context: JobContext
  readonly #book: Workbook
  readonly #plan: ContractPlan
  readonly #report: ContractsReport
  readonly #corrected: CorrectedRows
  readonly #estate: EstateIndex
  readonly #people: PeopleIndex
  readonly #contracts: ContractIndex
  /** Buildings the file is about: it may be of one alone. */
  readonly #buildings = new Set<string>()
  /** Names of people the file brings or names, for telling who signed. */
  readonly #names = new Map<string, string>()

  constructor(context: JobContext, book: Workbook, plan: ContractPlan, report: ContractsReport) {
    this.#context = context
    this.#book = book
    this.#plan = plan
    this.#report = report
    this.#corrected = new CorrectedRows(plan.corrections)
    this.#estate = new EstateIndex(context.read, newId)
    this.#people = new PeopleIndex(context.read, newId)
    this.#contracts = new ContractIndex(context.read, newId)
  }

  async sheet(plan: ContractSheetPlan, index: number): Promise<void> {
    const { signal } = this.#context
    const sheetName = this.#book.sheets[plan.sheet]?.name ?? ''
    const find = (rows: readonly TableRow[]): ContractTable => {
      const found = contractTable(rows, plan)
      if (!found) throw new DeskError('import.noTable', { where: sheetName || String(plan.sheet + 1) })
      return found
    }
    const rows = rowsOfTable(this.#book, plan.sheet, { probed: probedRows, signal, find })
    for await (const { row, table: found, share } of rows) {
      if (!isDataRow(row, found.table)) continue
      const corrected = this.#corrected.correct(plan.sheet, row)
      const { table, mapping } = found
      this.#decide({ sheet: plan.sheet, sheetName, row: corrected, table, mapping }, found)
      const done = this.#report.rows
      const part = (index + share) / this.#plan.sheets.length
      this.#context.progress(done, part > 0 ? Math.max(done, Math.round(done / part)) : 0)
    }
    this.#context.progress(this.#report.rows, this.#report.rows)
  }

  #decide(place: RowPlace, found: ContractTable): void {
    const read = interpretContractRow(found, place.row.cells)
    if (!read.ok) {
      this.#spare(found, place)
      return this.#report.refuse(place, read.reasons)
    }
    const column = this.#unitHeading(found)
    const people = peopleOf(read.row)
    const unit = this.#unitOf(read.row)
    if (unit === 'many') return this.#report.refuse(place, [{ code: 'import.unitAmbiguous', column }])
    if (unit === undefined)
      return this.#report.refuseUnit(place, formatUnit(read.row.unit), { code: 'import.unitUnknown', column })
    this.#buildings.add(unit.buildingId)
    if (!people.ok) {
      this.#contracts.spare(unit)
      return this.#report.refuse(place, [{ code: people.code, column: '' }])
    }
    const where = { sheet: place.sheet, row: place.row.rowNumber }
    const meant = this.#contracts.find(unit, read.facts.terms.number ?? undefined, where)
    if (meant.found === 'many') {
      this.#contracts.spare(unit)
      return this.#report.refuse(place, [{ code: 'import.contractAmbiguous', column }])
    }
    if (meant.found === 'ended')
      return this.#report.countRow('unchanged', place, [
        ...read.warnings,
        { code: 'import.contractEnded', column },
      ])

    const { contract } = meant
    const warnings: ImportReason[] = [...read.warnings]
    if (meant.found === 'new' && meant.beside) warnings.push({ code: 'import.contractOther', column })
    if (meant.found === 'new' && meant.elsewhere) warnings.push({ code: 'import.contractElsewhere', column })
    contract.seen = true
    contract.place = where
    const { changed, conflict } = takeOver(contract, read.facts)
    const work = new RowWork()
    let added = false
    for (const one of people.value ?? []) {
      const known = decidePerson(one, unit, this.#people, work)
      this.#names.set(known.id, known.name)
      if (buying.has(one.role)) added = addBuyer(contract, known.id) || added
    }
    const { operations, identities, changes } = work
    this.#report.stagePeople({ operations, basis: [unit.id, ...work.basis], identities }, changes, place)
    if (conflict || work.conflict) warnings.push({ code: 'import.conflictInFile', column: '' })
    const outcome =
      meant.found === 'new' ? 'created' : changed || added || operations.length > 0 ? 'updated' : 'unchanged'
    if (outcome !== 'unchanged') contract.counted = true
    this.#report.countRow(outcome, place, warnings)
  }

  /** What becomes of every contract, told once the whole file was read; then those that the file has no more. */
  finish(): void {
    for (const contract of this.#contracts.touched()) if (contract.seen) this.#settle(contract)
    const seen = new Set<string>()
    for (const { id, seen: isSeen } of this.#contracts.touched()) if (isSeen) seen.add(id)
    const vanished = [...this.#buildings]
      .flatMap(id => listedInFile(this.#context.read, id))
      .filter(one => !seen.has(one.id))
    const numbers = unitNumbers(
      this.#context.read,
      vanished.map(one => one.unitId),
    )
    for (const { id, unitId, buyers, terms } of vanished) {
      const { number, signedOn } = terms
      this.#report.vanish({ contractId: id, unit: numbers.get(unitId) ?? '—', number, signedOn })
      if (!this.#plan.askAboutVanished) continue
      const facts = { unitId, buyers: [...buyers] }
      const operation = { kind: 'contractMissed' as const, id, facts }
      this.#report.stage({ operations: [operation], basis: [id, unitId], identities: [] })
    }
  }

  #settle(contract: KnownContract): void {
    const { id, unitId, buildingId, stored } = contract
    const state = stateOf(contract)
    const facts = { unitId, buyers: [...state.buyers], ...state.terms, fromFile: true }
    const personal = saidOf(state.words)
    if (!stored) {
      const operation = { kind: 'contract' as const, id, facts: { ...facts, buildingId }, personal }
      return this.#report.stageContract('created', operation, [unitId])
    }
    // A row that could not be read spared it: nothing is known of it.
    if (contract.said === 0 || stored.state === 'ended') return undefined
    const changes = differences(stored, state)
    if (changes.length > 0) {
      const changed = changes.map(({ field }) => field)
      const operation = {
        kind: 'contractChange' as const,
        id,
        facts: { ...facts, changed, agreedOn: null },
        personal,
      }
      this.#tell(contract, changes)
      this.#count(contract)
      return this.#report.stageContract('changed', operation, [id, unitId])
    }
    if (stored.fromFile && stored.missingSince === null)
      return this.#report.stageContract('unchanged', undefined, [])
    const confirmed = { unitId, buyers: [...stored.buyers], fromFile: true, missingSince: null }
    const operation = { kind: 'contractConfirmed' as const, id, facts: confirmed }
    this.#count(contract)
    return this.#report.stageContract(stored.missingSince === null ? 'unchanged' : 'returned', operation, [
      id,
      unitId,
    ])
  }

  #count(contract: KnownContract): void {
    if (contract.counted) return
    contract.counted = true
    this.#report.recount()
  }

  #tell({ unitNumber, place }: KnownContract, changes: readonly ContractChange[]): void {
    const shown = changes.map(({ field, from, to }) =>
      field === 'buyers'
        ? { field, from: this.#named(from), to: this.#named(to) }
        : { field, from: String(from ?? ''), to: String(to ?? '') },
    )
    this.#report.tell({ ...place, unit: unitNumber, person: null, changes: shown })
  }

  #named(ids: string | number | null): string {
    const wanted = String(ids ?? '')
      .split(' ')
      .filter(id => id !== '')
    const known = personNames(
      this.#context.read,
      wanted.filter(id => !this.#names.has(id)),
    )
    return wanted.map(id => this.#names.get(id) ?? known.get(id) ?? '…').join('、')
  }

  /** A row nobody can read may still say which home it is about: its contracts have not vanished. */
  #spare({ places }: ContractTable, { row }: RowPlace): void {
    const read = interpretOwnerRow(places, row.cells)
    const unit = read.ok ? this.#unitOf(read.row) : undefined
    if (unit !== undefined && unit !== 'many') this.#contracts.spare(unit)
  }

  #unitOf({ unit }: OwnerRow): KnownUnit | 'many' | undefined {
    const place = this.#estate.find(unit, this.#plan.project)
    if (place.found === 'many') return 'many'
    return place.found === 'unit' ? place.unit : undefined
  }

  #unitHeading({ mapping }: ContractTable): string {
    const heading = (field: string) => mapping.fields.find(one => one.field === field)?.heading
    return heading('unitNumber') ?? heading('room') ?? ''
  }
}

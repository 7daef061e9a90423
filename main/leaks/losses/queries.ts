import { z } from 'zod'
import type { CaseFile } from '../../contract/case-views.ts'
import type {
  CostBearer,
  CostListRow,
  CostRow,
  DamageListRow,
  DamageRow,
  LeakLosses,
  Struck,
} from '../../contract/leak-losses.ts'
import type { Page } from '../../contract/case-views.ts'
import type { ReadDatabase } from '../../database/read.ts'
import { unitNumberOf } from '../../estate/names.ts'
import { momentCursor } from '../../lending/queries.ts'
import { staffNameOf } from '../../staff/names.ts'
import { leakClusters } from '../sources/standing.ts'

const Ids = z.array(z.string())
const idsIn = (stored: string) => Ids.parse(JSON.parse(stored))

/** An entry as commands look at it. */
export interface StoredLoss {
  readonly caseId: string
  readonly struck: boolean
  /** What it is called; null where it was erased. */
  readonly words: string | null
  readonly files: readonly string[]
}

type Stored<More> = More & Omit<StoredLoss, 'struck' | 'files'> & { readonly struck: 0 | 1; files: string }

const stored = <More extends object>(read: ReadDatabase, sql: string, id: string) => {
  const row = read.get<Stored<More>>(sql, [id])
  return row && { ...row, struck: row.struck === 1, files: idsIn(row.files) }
}

/** A belonging on the list of a leak, struck or not. */
export const damageOf = (read: ReadDatabase, id: string) =>
  stored<{ readonly agreed: number | null }>(
    read,
    `select case_id as "caseId", struck_at is not null as struck, thing as words, photos as files, agreed
     from leak_damage where id=?`,
    id,
  )

/** A cost, reversed or not. */
export const costOf = (read: ReadDatabase, id: string) =>
  stored<{ readonly bearer: CostBearer; readonly contractorId: string | null }>(
    read,
    `select case_id as "caseId", struck_at is not null as struck, what as words, evidence as files, bearer,
       contractor_id as "contractorId"
     from leak_cost where id=?`,
    id,
  )

/** Photos and papers of cases, by id. */
export const filesOfCases = (read: ReadDatabase, caseIds: readonly string[]): Map<string, CaseFile> =>
  new Map(
    read
      .all<CaseFile>(
        `select id, hash, size, name, media_type as "mediaType", taken_at as "takenAt", attached_at as "attachedAt"
         from case_file where case_id in (select value from json_each(?)) order by attached_at, id`,
        [JSON.stringify(caseIds)],
      )
      .map(file => [file.id, file]),
  )

interface StruckColumns {
  readonly struckAt: number | null
  readonly struckBy: string | null
  readonly reason: string | null
}
const struckColumns = (table: string) =>
  `${table}.struck_at as "struckAt", ${staffNameOf(`${table}.struck_by`)} as "struckBy",
   ${table}.struck_reason as reason`
const struckOf = ({ struckAt, struckBy, reason }: StruckColumns): Struck | null =>
  struckAt === null ? null : { at: struckAt, byName: struckBy, reason }

const numbers = (table: string) =>
  `(select number from "case" where "case".id=${table}.case_id) as number,
   ${unitNumberOf(`(select unit_id from "case" where "case".id=${table}.case_id)`)} as "unitNumber"`

type DamageColumns = Omit<DamageListRow, 'struck' | 'photos'> & StruckColumns & { readonly photos: string }
const damageColumns = `leak_damage.id, leak_damage.case_id as "caseId", ${numbers('leak_damage')}, thing, room, claimed,
  agreed, words, photos, leak_damage.at, ${staffNameOf('leak_damage.actor')} as "byName", ${struckColumns('leak_damage')}`

type CostColumns = Omit<CostListRow, 'struck' | 'evidence' | 'ofSource' | 'amount'> &
  StruckColumns & { readonly evidence: string; readonly ofSource: 0 | 1; readonly amount: number }
const costColumns = `leak_cost.id, leak_cost.case_id as "caseId", ${numbers('leak_cost')}, kind, what, amount, bearer,
  contractor_id as "contractorId",
  (select name from contractor where contractor.id=leak_cost.contractor_id) as "contractorName",
  of_source as "ofSource", evidence, leak_cost.at, ${staffNameOf('leak_cost.actor')} as "byName",
  ${struckColumns('leak_cost')}`

/** Those of the files that are still there: an erased case has none. */
const chosen = (ids: string, files: ReadonlyMap<string, CaseFile>): CaseFile[] =>
  idsIn(ids).flatMap(id => files.get(id) ?? [])

function damageRow({ photos, struckAt, struckBy, reason, ...row }: DamageColumns, sums: boolean) {
  const struck = struckOf({ struckAt, struckBy, reason })
  return { ...row, agreed: sums ? row.agreed : null, struck, ids: photos }
}

function costRow({ evidence, struckAt, struckBy, reason, ...row }: CostColumns, sums: boolean) {
  const struck = struckOf({ struckAt, struckBy, reason })
  return { ...row, amount: sums ? row.amount : null, ofSource: row.ofSource === 1, struck, ids: evidence }
}

const sum = <Row extends { readonly struck: Struck | null }>(
  rows: readonly Row[],
  of: (row: Row) => number | null,
) => rows.reduce((total, row) => total + (row.struck === null ? (of(row) ?? 0) : 0), 0)

function presented(
  {
    damages,
    costs,
    files,
  }: {
    readonly damages: readonly DamageColumns[]
    readonly costs: readonly CostColumns[]
    readonly files: ReadonlyMap<string, CaseFile>
  },
  { sums, homes }: { readonly sums: boolean; readonly homes: number },
): LeakLosses {
  const things = damages.map((row): DamageRow => {
    const { ids, ...shown } = damageRow(row, sums)
    return { ...shown, photos: chosen(ids, files) }
  })
  const spent = costs.map((row): CostRow => {
    const { ids, ...shown } = costRow(row, sums)
    return { ...shown, evidence: chosen(ids, files) }
  })
  return {
    damages: things,
    claimed: sum(things, ({ claimed }) => claimed),
    agreed: sums ? sum(things, ({ agreed }) => agreed) : null,
    costs: spent,
    cost: sums ? sum(spent, ({ amount }) => amount) : null,
    homes,
  }
}

const damagesOf = (read: ReadDatabase, caseIds: string) =>
  read.all<DamageColumns>(
    `select ${damageColumns} from leak_damage where case_id in (select value from json_each(?)) order by at, id`,
    [caseIds],
  )

/**
 * What a leak damaged and what it cost. Costs of its source stand with the home they were noted at, and are shown with
 * each home of it. @param sums whether amounts of costs and what was agreed may be seen
 */
export function lossesOfLeak(read: ReadDatabase, caseId: string, sums: boolean): LeakLosses {
  const together = leakClusters(read).of(caseId)?.reports ?? [caseId]
  const costs = read.all<CostColumns>(
    `select ${costColumns} from leak_cost
     where case_id=? or (of_source=1 and case_id in (select value from json_each(?))) order by at, id`,
    [caseId, JSON.stringify(together)],
  )
  const cases = [...new Set([caseId, ...costs.map(cost => cost.caseId)])]
  const damages = damagesOf(read, JSON.stringify([caseId]))
  return presented({ damages, costs, files: filesOfCases(read, cases) }, { sums, homes: together.length })
}

/** As {@link lossesOfLeak}, of a source: everything its homes lost and cost. @param sourceId any leak of it */
export function lossesOfSource(read: ReadDatabase, sourceId: string, sums: boolean): LeakLosses {
  const together = leakClusters(read).of(sourceId)?.reports ?? [sourceId]
  const cases = JSON.stringify(together)
  const costs = read.all<CostColumns>(
    `select ${costColumns} from leak_cost where case_id in (select value from json_each(?)) order by at, id`,
    [cases],
  )
  const damages = damagesOf(read, cases)
  return presented({ damages, costs, files: filesOfCases(read, together) }, { sums, homes: together.length })
}

/** Which entries of a register, newest first; `next` of a page is `before` of the one behind it. */
interface LossQuestion {
  readonly since?: number | undefined
  readonly to?: number | undefined
  readonly before?: string | undefined
  readonly limit: number
  readonly sums: boolean
}

function question({ since, to, before, limit }: LossQuestion) {
  const cursor = before === undefined ? { at: Number.MAX_SAFE_INTEGER, id: '' } : momentCursor(before)
  return [cursor.at, cursor.id, since ?? null, since ?? null, to ?? null, to ?? null, limit + 1] as const
}

function pageOf<Row extends { readonly at: number; readonly id: string }>(
  found: readonly Row[],
  limit: number,
): Page<Row> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? `${last.at}_${last.id}` : null }
}

/** Damaged belongings of all leaks, newest first. */
export function listDamages(
  read: ReadDatabase,
  asked: LossQuestion & { readonly agreed?: boolean | undefined },
): Page<DamageListRow> {
  const [at, id, ...rest] = question(asked)
  const found = read.all<DamageColumns>(
    `select ${damageColumns} from leak_damage where (leak_damage.at, leak_damage.id) < (?, ?)
       and (? is null or leak_damage.at>=?) and (? is null or leak_damage.at<?)
       ${asked.agreed === undefined ? '' : `and struck_at is null and agreed is ${asked.agreed ? 'not ' : ''}null`}
     order by leak_damage.at desc, leak_damage.id desc limit ?`,
    [at, id, ...rest],
  )
  const { rows, next } = pageOf(found, asked.limit)
  return {
    rows: rows.map(row => {
      const { ids, ...shown } = damageRow(row, asked.sums)
      return { ...shown, photos: idsIn(ids).length }
    }),
    next,
  }
}

/** Costs of all leaks, newest first; reversed ones are among them. */
export function listCosts(
  read: ReadDatabase,
  asked: LossQuestion & {
    readonly bearer?: CostBearer | undefined
    /** Of this contractor's account. */
    readonly contractorId?: string | undefined
  },
): Page<CostListRow> {
  const [at, id, since, since2, to, to2, limit] = question(asked)
  const { bearer, contractorId } = asked
  const found = read.all<CostColumns>(
    `select ${costColumns} from leak_cost where (leak_cost.at, leak_cost.id) < (?, ?)
       and (? is null or leak_cost.at>=?) and (? is null or leak_cost.at<?)
       ${bearer === undefined ? '' : 'and bearer=?'} ${contractorId === undefined ? '' : 'and contractor_id=?'}
     order by leak_cost.at desc, leak_cost.id desc limit ?`,
    [at, id, since, since2, to, to2, ...[bearer, contractorId].filter(one => one !== undefined), limit],
  )
  const { rows, next } = pageOf(found, asked.limit)
  return {
    rows: rows.map(row => {
      const { ids, ...shown } = costRow(row, asked.sums)
      return { ...shown, evidence: idsIn(ids).length }
    }),
    next,
  }
}

/** Contractors with something on their account, by name. */
export const chargedContractors = (read: ReadDatabase): { readonly id: string; readonly name: string }[] =>
  read.all(
    `select id, name from contractor
     where id in (select contractor_id from leak_cost where contractor_id is not null) order by name, id`,
  )

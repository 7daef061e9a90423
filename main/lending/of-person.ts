import { z } from 'zod'
import { Id } from '../contract/values.ts'
import type { ReadDatabase } from '../database/read.ts'
import type { CommandContext } from '../log/command.ts'
import { defineOperation } from '../log/operation.ts'
import type { PersonBelonging } from '../people/belonging.ts'
import { loanFileRemoved } from './operations.ts'
import { loanTable } from './tables.ts'

/** Who borrowed stands under another record now: two records of one person were merged, or parted again. */
export const loanPersonChanged = defineOperation({
  type: 'loan.personChanged',
  version: 1,
  aggregate: 'loan',
  facts: z.object({ personId: Id }),
  personal: z.object({}),
  apply(tx, { aggregateId, facts }) {
    tx.update(loanTable, aggregateId, { person_id: facts.personId })
  },
})

export const loansOfPersonMove: PersonBelonging = {
  thing: 'loan',
  of: (read, personId) =>
    read
      .all<{ id: string }>('select id from loan where person_id=? order by id', [personId])
      .map(row => row.id),
  isOf: (read, id, personId) =>
    read.get('select 1 from loan where id=? and person_id=?', [id, personId]) !== undefined,
  move({ emit }, id, _from, personId) {
    emit(loanPersonChanged, id, { facts: { personId } })
  },
}

/** Who is asked about: a person with the records merged into theirs, and what they are called and called by. */
export interface KnownAs {
  readonly personIds: readonly string[]
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

/** Loans of a person; also those that name them by name and phone alone. */
export function loanIdsOfPerson(read: ReadDatabase, { personIds, names, numbers }: KnownAs): string[] {
  const digits = (number: string) => number.replace(/\D/g, '')
  const known = new Set(numbers.map(digits))
  const written = read
    .all<{ id: string; phone: string }>(
      `select id, phone from loan where person_id is null and phone is not null
         and borrower in (select value from json_each(?)) order by id`,
      [JSON.stringify(names)],
    )
    .filter(({ phone }) => known.has(digits(phone)))
  const linked = read.all<{ id: string }>(
    'select l.id from json_each(?) j cross join loan l on l.person_id=j.value order by l.id',
    [JSON.stringify(personIds)],
  )
  return [...linked, ...written].map(row => row.id)
}

/** Lets go of the signatures and slips of loans whose borrower is erased. */
export function forgetFilesOfLoans({ read, emit }: CommandContext, loanIds: readonly string[]): void {
  const files = read.all<{ fileId: string; loanId: string; hash: string }>(
    `select id as "fileId", loan_id as "loanId", hash from lending_file
     where loan_id in (select value from json_each(?)) order by id`,
    [JSON.stringify(loanIds)],
  )
  for (const { loanId, ...facts } of files) emit(loanFileRemoved, loanId, { facts })
}

import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Contractors, the people there, their contracts of works, and contracts on call. */
export class Contractors1784600000060 extends DeskMigration {
  readonly name = 'Contractors1784600000060'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'contractor',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['name', 'text'],
          ['trades', 'text'],
          ['note', 'text null'],
          ['retired', 'bigint'],
          ['saved_at', 'bigint'],
        ],
        indexes: [],
      },
      {
        name: 'contractor_contact',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contractor_id', 'text'],
          ['name', 'text null'],
          ['duty', 'text'],
          ['phone', 'text null'],
        ],
        indexes: [{ name: 'contractor_contact_contractor', columns: ['contractor_id', 'id'] }],
      },
      {
        name: 'works_contract',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contractor_id', 'text'],
          ['number', 'text'],
          ['title', 'text'],
          ['trade', 'text'],
          ['building_ids', 'text'],
          ['parts', 'text'],
          ['accepted_on', 'text null'],
          ['price', 'bigint null'],
          ['settlement', 'bigint null'],
          ['note', 'text null'],
          ['removed', 'bigint'],
        ],
        indexes: [{ name: 'works_contract_contractor', columns: ['contractor_id', 'id'] }],
      },
      {
        name: 'on_call_contract',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contractor_id', 'text'],
          ['trades', 'text'],
          ['from_day', 'text'],
          ['until_day', 'text'],
          ['day_phone', 'text null'],
          ['night_phone', 'text null'],
          ['note', 'text null'],
          ['ended', 'bigint'],
          ['called_at', 'bigint null'],
          ['called_by', 'text null'],
          ['reachable', 'bigint null'],
        ],
        indexes: [{ name: 'on_call_contract_contractor', columns: ['contractor_id', 'id'] }],
      },
    ])
  }
}

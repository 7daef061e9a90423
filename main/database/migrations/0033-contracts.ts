import type { QueryRunner } from 'typeorm'
import { createTables, DeskMigration } from '../migration-tools.ts'

/** Contracts of homes and who signed them. */
export class Contracts1784600000033 extends DeskMigration {
  readonly name = 'Contracts1784600000033'

  async change(runner: QueryRunner): Promise<void> {
    await createTables(runner, [
      {
        name: 'contract',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['unit_id', 'text'],
          ['building_id', 'text'],
          ['state', 'text'],
          ['number', 'text null'],
          ['number_key', 'text null'],
          ['signed_on', 'text null'],
          ['sort_day', 'text'],
          ['price', 'bigint null'],
          ['due', 'bigint null'],
          ['paid', 'bigint null'],
          ['outstanding', 'bigint null'],
          ['payment_method', 'text null'],
          ['promised_on', 'text null'],
          ['penalty_rate', 'bigint null'],
          ['penalty_cap', 'bigint null'],
          ['penalty_text', 'text null'],
          ['commitments', 'text null'],
          ['requests', 'text null'],
          ['from_file', 'bigint'],
          ['missing_since', 'bigint null'],
          ['recorded_at', 'bigint'],
          ['changed_at', 'bigint'],
          ['end_reason', 'text null'],
          ['ended_on', 'text null'],
          ['end_note', 'text null'],
        ],
        indexes: [
          { name: 'contract_sort', columns: ['sort_day', 'id'] },
          { name: 'contract_unit', columns: ['unit_id', 'sort_day'] },
          { name: 'contract_building', columns: ['building_id', 'sort_day', 'id'] },
          { name: 'contract_number', columns: ['number_key'], where: 'number_key is not null' },
          {
            name: 'contract_owing',
            columns: ['sort_day', 'id'],
            where: "outstanding > 0 and state = 'signed'",
          },
          { name: 'contract_promised', columns: ['promised_on', 'id'], where: "state = 'signed'" },
          {
            name: 'contract_requests',
            columns: ['sort_day', 'id'],
            where: "state = 'signed' and (requests is not null or commitments is not null)",
          },
          { name: 'contract_missing', columns: ['sort_day', 'id'], where: 'missing_since is not null' },
          { name: 'contract_ended', columns: ['sort_day', 'id'], where: "state = 'ended'" },
        ],
      },
      {
        name: 'contract_buyer',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['contract_id', 'text'],
          ['person_id', 'text'],
          ['place', 'bigint'],
        ],
        indexes: [
          { name: 'contract_buyer_contract', columns: ['contract_id', 'place'] },
          { name: 'contract_buyer_person', columns: ['person_id'] },
        ],
      },
    ])
  }
}

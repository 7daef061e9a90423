import type { QueryRunner } from 'typeorm'
import { addColumns, createIndexes, createTables, DeskMigration } from '../migration-tools.ts'

/** Loans and letters may be of somebody the desk knows, and a class that was set by hand says why. */
export class PeopleRegisters1784600000040 extends DeskMigration {
  readonly name = 'PeopleRegisters1784600000040'

  async change(runner: QueryRunner): Promise<void> {
    for (const table of ['loan', 'letter']) {
      await addColumns(runner, table, [
        ['person_id', 'text null'],
        ['partner_id', 'text null'],
      ])
      await createIndexes(runner, table, [
        { name: `${table}_person`, columns: ['person_id'], where: 'person_id is not null' },
        { name: `${table}_partner`, columns: ['partner_id'], where: 'partner_id is not null' },
      ])
    }
    await createTables(runner, [
      {
        name: 'person_class',
        guarded: true,
        columns: [
          ['id', 'key'],
          ['class', 'text null'],
          ['reason', 'text null'],
          ['set_at', 'bigint'],
          ['set_by', 'text null'],
        ],
        indexes: [],
      },
    ])
  }
}

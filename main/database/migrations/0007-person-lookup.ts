import type { QueryRunner } from 'typeorm'
import { DeskMigration, isPostgres } from '../migration-tools.ts'

/** Local tables for finding people while typing; HQ on PostgreSQL has no counter and needs none. */
export class PersonLookup1784600000007 extends DeskMigration {
  readonly name = 'PersonLookup1784600000007'

  async change(runner: QueryRunner): Promise<void> {
    if (isPostgres(runner)) return
    await runner.query(
      'create table person_lookup_person (number integer primary key, person_id text not null unique, keys text not null)',
    )
    await runner.query(
      `create table person_lookup (
         field integer not null, place integer not null, key text not null, weight integer not null,
         person integer not null, primary key (field, place, key, weight, person)
       ) without rowid`,
    )
  }
}

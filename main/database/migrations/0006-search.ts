import type { QueryRunner } from 'typeorm'
import { DeskMigration, isPostgres } from '../migration-tools.ts'

/**
 * Local tables of the search index, as main/search/schema.ts explains them. HQ on PostgreSQL has no counter and
 * searches with what that database brings.
 */
export class Search1784600000006 extends DeskMigration {
  readonly name = 'Search1784600000006'

  async change(runner: QueryRunner): Promise<void> {
    if (isPostgres(runner)) return
    await runner.query('create table search_kind (number integer primary key, kind text not null unique)')
    await runner.query(
      `create table search_document (
         number integer primary key, kind integer not null, id text not null, digest blob not null,
         constraint search_document_id unique (kind, id)
       )`,
    )
    await runner.query(
      `create virtual table search_index using fts5(
         tokens, content='', contentless_delete=1, detail=none, tokenize='ascii'
       )`,
    )
    await runner.query(`insert into search_index(search_index, rank) values ('hashsize', 8388608)`)
    await runner.query(`insert into search_index(search_index, rank) values ('automerge', 8)`)
    await runner.query(`insert into search_index(search_index, rank) values ('crisismerge', 64)`)
  }
}

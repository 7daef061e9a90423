import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openCopiedDesk, type TestDesk } from './desk.ts'

/** A desk that was just set up, and a folder for the files it imports. */
export interface ImportDesk {
  readonly test: TestDesk
  readonly folder: string
}

/** Opens a desk and a folder before every test of a file and hands them over; both are gone after it. */
export function onImportDesk(take: (opened: ImportDesk) => void): void {
  let opened: ImportDesk | undefined
  beforeEach(async () => {
    opened = {
      test: await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 10) }),
      folder: mkdtempSync(join(tmpdir(), 'imports-')),
    }
    take(opened)
  })
  afterEach(async () => {
    await opened?.test.close()
    if (opened) rmSync(opened.folder, { recursive: true, force: true })
    opened = undefined
  })
}

/** One cell of a row replaced; columns count from 0. */
export const withCell = (rows: string[][], row: number, column: number, text: string): string[][] =>
  rows.map((cells, index) => (index === row ? cells.with(column, text) : cells))
